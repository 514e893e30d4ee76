"""A feed as JSON Feed 1.1 (jsonfeed.org)."""

import json

from home.feeds.entries import Entry, Feed

MEDIA_TYPE = "application/feed+json; charset=utf-8"
VERSION = "https://jsonfeed.org/version/1.1"


def write_json(feed: Feed) -> str:
    return json.dumps(
        _without_empty(
            {
                "version": VERSION,
                "title": feed.title,
                "description": feed.description,
                "home_page_url": feed.alternate,
                "feed_url": feed.address,
                "next_url": feed.next,
                "language": feed.language,
                "authors": [{"name": feed.author}],
            }
        )
        # Required even where it is empty.
        | {"items": [_item(entry, feed) for entry in feed.entries]},
        ensure_ascii=False,
    )


def _item(entry: Entry, feed: Feed) -> dict[str, object]:
    return _without_empty(
        {
            "id": entry.id,
            "url": entry.address,
            "title": entry.title,
            "summary": entry.summary,
            "date_published": entry.published.isoformat(),
            "date_modified": entry.updated.isoformat(),
            "language": feed.language,
            "authors": [{"name": name} for name in entry.authors],
            "tags": [entry.kind] if entry.kind else [],
            "attachments": [
                {
                    "url": found.address,
                    "mime_type": found.media_type,
                    "title": found.title,
                    "size_in_bytes": found.size,
                }
                for found in entry.attachments
            ],
        }
    ) | {"content_html": entry.content}


def _without_empty(facts: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in facts.items() if value}
