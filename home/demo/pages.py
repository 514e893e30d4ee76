"""Makes unsaved pages of documents, in any language. Where they go and when is the loader's business."""

import json
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from home.contributions.models import ContributionPage
from home.demo.blocks import Block, Heading
from home.demo.facts import (
    ArticleFacts,
    BilingualFacts,
    InfoFacts,
    IssueFacts,
    PlankFacts,
    PlatformFacts,
    StatementFacts,
)
from home.demo.gallery import Gallery
from home.demo.library import ALL, Library
from home.demo.prose import markdown_to_html
from home.demo.stream import body_of, key_of
from home.models import BilingualPage, InfoPage, StatementIndexPage, StatementPage, StatementPlank
from issues.models import ArticleAuthor, ArticlePage, ArticlePlank, IssueIndexPage, IssuePage
from platform_planks.models import PlankPage, PlatformPage

ON_TOP = timedelta(days=60)


class PageMaker:
    """Makes the page of a document. `planks` holds the primary keys of the planks by number, as they come to stand."""

    def __init__(self, library: Library, gallery: Gallery, planks: Mapping[int, int], today: date) -> None:
        self._library = library
        self._gallery = gallery
        self._planks = planks
        self._today = today

    def platform(self, language: str) -> PlatformPage:
        site = self._library.site(language)
        facts = self._library.facts(PlatformFacts, "platform/introduction", language)
        body = self._body("platform/introduction", language, first=Heading(facts.title, level=2))
        return PlatformPage(title=site.platform_title, slug=site.platform_slug, lede=facts.lede, body=body)

    def plank(self, name: str, language: str) -> PlankPage:
        facts = self._library.facts(PlankFacts, name, language)
        return PlankPage(number=facts.number, title=facts.demand, body=self._body(name, language))

    def issue_index(self, language: str) -> IssueIndexPage:
        site = self._library.site(language)
        return IssueIndexPage(title=site.issues_title, slug=site.issues_slug, lede=site.issues_lede)

    def issue(self, name: str, language: str) -> IssuePage:
        facts = self._library.facts(IssueFacts, name, language)
        return IssuePage(
            number=facts.number,
            title=facts.title,
            date=facts.date,
            summary=facts.summary,
            print_note=facts.print_note,
        )

    def article(self, name: str, language: str) -> ArticlePage:
        facts = self._library.facts(ArticleFacts, name, language)
        page = ArticlePage(
            title=facts.title,
            slug=facts.slug,
            kind=facts.kind,
            section=facts.section,
            lede=facts.lede,
            source_name=facts.source_name,
            source_url=facts.source_url,
            print_status=facts.print_status,
            print_reason=facts.print_reason,
            words_in_print=facts.words_in_print,
            graphics_left_out=facts.graphics_left_out,
            printed_page=facts.printed_page,
            body=self._body(name, language),
        )
        page.authors = [
            ArticleAuthor(name=author.name, role=author.role, sort_order=place)
            for place, author in enumerate(facts.authors)
        ]
        page.plank_references = [
            ArticlePlank(plank_id=plank, sort_order=place)
            for place, plank in enumerate(self._plank_keys(name, facts.planks))
        ]
        return page

    def statement_index(self, language: str) -> StatementIndexPage:
        site = self._library.site(language)
        return StatementIndexPage(title=site.statements_title, slug=site.statements_slug, lede=site.statements_lede)

    def statement(self, name: str, language: str, *, on_top: bool = False) -> StatementPage:
        facts = self._library.facts(StatementFacts, name, language)
        page = StatementPage(
            title=facts.title,
            slug=facts.slug,
            date=facts.date,
            lede=facts.lede,
            body=self._body(name, language),
            on_top_until_date=self._today + ON_TOP if on_top else None,
        )
        page.plank_references = [
            StatementPlank(plank_id=plank, sort_order=place)
            for place, plank in enumerate(self._plank_keys(name, facts.planks))
        ]
        return page

    def information(self, name: str, language: str) -> InfoPage | ContributionPage:
        facts = self._library.facts(InfoFacts, name, language)
        kind = ContributionPage if facts.form else InfoPage
        return kind(title=facts.title, slug=facts.slug, lede=facts.lede, body=self._body(name, language))

    def bilingual(self, name: str) -> BilingualPage:
        facts = self._library.facts(BilingualFacts, name, ALL)
        starts_at = datetime.fromisoformat(facts.starts_at) if facts.starts_at else None
        ends_at = datetime.fromisoformat(facts.ends_at) if facts.ends_at else None
        pairs = [{"en": markdown_to_html(row.en), "fr": markdown_to_html(row.fr)} for row in facts.rows]
        return BilingualPage(
            title=facts.title,
            title_fr=facts.title_fr,
            slug=facts.slug,
            summary_en=facts.summary_en,
            summary_fr=facts.summary_fr,
            event_date=starts_at.date() if starts_at else None,
            start_time=starts_at.time() if starts_at else None,
            end_time=ends_at.time() if ends_at else None,
            time_zone=facts.time_zone,
            place=facts.place,
            link=facts.link,
            recording_url=facts.recording_url,
            discussed_in_english="en" in facts.discussion_languages,
            discussed_in_french="fr" in facts.discussion_languages,
            rows=json.dumps(
                [
                    {"type": "pair", "value": pair, "id": str(key_of(f"{name}#{place}"))}
                    for place, pair in enumerate(pairs)
                ]
            ),
        )

    def _body(self, name: str, language: str, first: Block | None = None) -> str:
        blocks = self._library.document(name, language).blocks
        return body_of(name, [first, *blocks] if first else blocks, self._gallery.find)

    def _plank_keys(self, name: str, numbers: tuple[int, ...]) -> list[int]:
        for number in numbers:
            if number not in self._planks:
                raise self._library.document(name).error(f"There is no plank {number}.", "planks")
        return [self._planks[number] for number in numbers]
