"""A feed as Atom: RFC 4287, and RFC 5005 for its pages."""

from datetime import datetime

from django.utils.feedgenerator import Atom1Feed, Enclosure
from django.utils.xmlutils import SimplerXMLGenerator

from home.feeds.entries import Entry, Feed

MEDIA_TYPE = Atom1Feed.content_type


def write_atom(feed: Feed) -> str:
    writer = AtomWriter(
        feed,
        title=feed.title,
        link=feed.alternate,
        description="",
        subtitle=feed.description,
        language=feed.language,
        author_name=feed.author,
        feed_url=feed.address,
        feed_guid=feed.id,
    )
    for entry in feed.entries:
        writer.add_item(
            title=entry.title,
            link=entry.address,
            # Django would call it HTML; it is plain words.
            description=None,
            pubdate=entry.published,
            updateddate=entry.updated,
            unique_id=entry.id,
            categories=[entry.kind],
            enclosures=[Enclosure(found.address, str(found.size), found.media_type) for found in entry.attachments],
            entry=entry,
        )
    return writer.writeString("utf-8")


class AtomWriter(Atom1Feed):
    """Django's writer, and what it leaves out: full texts, several authors, pages."""

    def __init__(self, told: Feed, **facts: str) -> None:
        super().__init__(**facts)
        self._told = told

    def latest_post_date(self) -> datetime:
        return self._told.updated

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        super().add_root_elements(handler)
        for relation in ("first", "previous", "next", "last"):
            if address := getattr(self._told, relation):
                handler.addQuickElement("link", "", {"rel": relation, "href": address})

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict) -> None:
        super().add_item_elements(handler, item)
        entry: Entry = item["entry"]
        for element, names in (("author", entry.authors), ("contributor", entry.contributors)):
            for name in names:
                handler.startElement(element, {})
                handler.addQuickElement("name", name)
                handler.endElement(element)
        if entry.summary:
            handler.addQuickElement("summary", entry.summary)
        handler.addQuickElement("content", entry.content, {"type": "html"})
