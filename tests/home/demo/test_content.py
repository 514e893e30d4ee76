"""The content of the demo itself: every file can be read, both languages match, and nobody real is named."""

import re
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from wagtail_localize.strings import extract_strings

import home.demo
from home.demo.blocks import Block, CallOut, Footnotes, Links, Prose, Table, Video
from home.demo.blocks import Picture as PictureOnPage
from home.demo.facts import (
    ArticleFacts,
    BilingualFacts,
    InfoFacts,
    IssueFacts,
    PlankFacts,
    PlatformFacts,
    SiteFacts,
    StatementFacts,
)
from home.demo.library import ALL, OTHERS, SOURCE, Library
from home.demo.pictures import PICTURES
from home.demo.reader import Document
from home.demo.typed_toml import IsDataclass
from issues.enums import AuthorRole, Kind, PrintStatus

FOLDER = Path(home.demo.__file__).parent / "content"
LIBRARY = Library(FOLDER)
# Kept free for examples by RFC 2606, with whatever stands before them.
INVENTED_HOST = re.compile(r"([a-z0-9-]+\.)*example\.(org|com)")
VIDEO_HOST = "www.youtube.com"

KINDS: dict[str, type[IsDataclass]] = {
    "platform/introduction": PlatformFacts,
    "platform/[0-9]*": PlankFacts,
    "issues/*/issue": IssueFacts,
    "issues/*/[0-9]*": ArticleFacts,
    "statements/*": StatementFacts,
    "info/*": InfoFacts,
}
DOCUMENTS = [(name, kind) for pattern, kind in KINDS.items() for name in LIBRARY.names(pattern)]
TRANSLATED = [(name, kind, language) for name, kind in DOCUMENTS for language in LIBRARY.languages_of(name)]


@cache
def all_text() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(FOLDER.rglob("*.md")))


def documents() -> list[Document]:
    source = [LIBRARY.document(name) for name, _kind in DOCUMENTS]
    return source + [LIBRARY.document(name, language) for name, _kind, language in TRANSLATED]


def shape_of(block: Block) -> tuple[object, ...]:
    """What a block is apart from its words: what the translation engine must find equal in both languages."""
    kind = type(block).__name__
    if isinstance(block, Prose):
        return kind, *shape_of_html(block.html)
    if isinstance(block, CallOut):
        return kind, bool(block.title), *shape_of_html(block.text)
    if isinstance(block, Footnotes):
        return kind, *(shape_of_html(note) for note in block.notes)
    if isinstance(block, Links):
        return kind, bool(block.title), *(link.url for link in block.items)
    if isinstance(block, Table):
        return (
            kind,
            bool(block.caption),
            tuple(tuple(bool(cell) for cell in row) for row in (block.header, *block.rows)),
        )
    if isinstance(block, Video):
        return kind, block.url, block.picture, bool(block.caption)
    if isinstance(block, PictureOnPage):
        return kind, block.picture, bool(block.alt), bool(block.caption), bool(block.credit)
    return kind, *(value if isinstance(value, int) else bool(value) for value in vars(block).values())


def shape_of_html(html: str) -> tuple[object, ...]:
    template, strings = extract_strings(html)
    return template, [sorted(link["href"] for link in attributes.values()) for _text, attributes in strings]


def test_every_file_is_one_that_the_loader_knows() -> None:
    known = {f"{name}.{SOURCE}.md" for name, _kind in DOCUMENTS}
    known |= {f"{name}.{language}.md" for name, _kind, language in TRANSLATED}
    known |= {f"{name}.md" for name in LIBRARY.names("bilingual/*", ALL)}
    known |= {f"site.{language}.md" for language in (SOURCE, *OTHERS)} | {"glossary.md"}

    assert {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.*")} == known


@pytest.mark.parametrize(("name", "kind"), DOCUMENTS)
def test_facts_can_be_read(name: str, kind: type[IsDataclass]) -> None:
    facts = LIBRARY.facts(kind, name)

    if isinstance(facts, ArticleFacts):
        assert facts.kind in Kind
        assert facts.print_status in PrintStatus
        assert {author.role for author in facts.authors} <= set(AuthorRole)
        assert (facts.kind == Kind.REPRINT) == bool(facts.source_name)
        assert (facts.print_status == PrintStatus.WHOLE) != bool(facts.print_reason)


@pytest.mark.parametrize(("name", "kind", "language"), TRANSLATED)
def test_translation_has_the_structure_of_its_source(name: str, kind: type[IsDataclass], language: str) -> None:
    source, translated = LIBRARY.facts(kind, name), LIBRARY.facts(kind, name, language)

    for field in fields(source):
        ours, theirs = getattr(source, field.name), getattr(translated, field.name)
        assert bool(ours) == bool(theirs), field.name
    ours, theirs = LIBRARY.document(name).blocks, LIBRARY.document(name, language).blocks
    assert [shape_of(block) for block in theirs] == [shape_of(block) for block in ours]


def test_words_around_the_pages_match() -> None:
    def without_words(site: SiteFacts) -> SiteFacts:
        return replace(
            site,
            **{field.name: bool(getattr(site, field.name)) for field in fields(site) if field.type is str},
            masthead_links=tuple(link.page for link in site.masthead_links),
            footer_links=tuple(link.page for link in site.footer_links),
        )

    for language in OTHERS:
        assert without_words(LIBRARY.site(language)) == without_words(LIBRARY.site(SOURCE))


def test_bilingual_pages_say_everything_twice() -> None:
    for name in LIBRARY.names("bilingual/*", ALL):
        facts = LIBRARY.facts(BilingualFacts, name, ALL)
        assert facts.title_fr
        assert bool(facts.summary_en) == bool(facts.summary_fr)
        assert all(pair.en and pair.fr for pair in facts.rows)


def test_planks_and_issues_are_numbered_without_gaps() -> None:
    planks = [LIBRARY.facts(PlankFacts, name).number for name in LIBRARY.names("platform/[0-9]*")]
    issues = [LIBRARY.facts(IssueFacts, name).number for name in LIBRARY.names("issues/*/issue")]

    assert planks == list(range(1, 13))
    assert issues == list(range(1, 7))


def test_addresses_of_a_list_are_different() -> None:
    for pattern, kind in (("issues/*/[0-9]*", ArticleFacts), ("statements/*", StatementFacts), ("info/*", InfoFacts)):
        for language in (SOURCE, *OTHERS):
            names = [name for name in LIBRARY.names(pattern) if language in (SOURCE, *LIBRARY.languages_of(name))]
            slugs = [(name.rpartition("/")[0], LIBRARY.facts(kind, name, language).slug) for name in names]
            assert len(set(slugs)) == len(slugs)


def test_every_picture_can_be_drawn() -> None:
    blocks = [block for document in documents() for block in document.blocks]
    wanted = {block.picture for block in blocks if isinstance(block, PictureOnPage | Video)}

    assert wanted <= set(PICTURES)


def test_some_pages_have_no_translation_on_purpose() -> None:
    assert set(DOCUMENTS) - {(name, kind) for name, kind, _language in TRANSLATED}


def test_addresses_are_invented() -> None:
    mails = re.findall(r"[\w.+-]+@([\w.-]+\w)", all_text())
    links = [urlsplit(address).hostname or "" for address in re.findall(r"\bhttps?://[^\s\"')]+", all_text())]
    # Names that stand in the text without https:// in front.
    bare = re.findall(r"\b(?:[a-z0-9-]+\.)+(?:org|com|net|ca|fr|info|io)\b", all_text())

    for host in {*mails, *links, *bare} - {VIDEO_HOST}:
        assert INVENTED_HOST.fullmatch(host)


def test_videos_are_no_real_ones() -> None:
    for address in re.findall(r"https://www\.youtube\.com/\S+?(?=\")", all_text()):
        assert re.fullmatch(r"https://www\.youtube\.com/watch\?v=demo-?torch\d+", address)


def test_telephone_numbers_are_fictional() -> None:
    """555-0100 to 555-0199 are kept free for fiction in North America."""
    for number in re.findall(r"\b\d{3}[ .-]\d{4}\b", all_text()):
        assert re.match(r"555.01", number)
