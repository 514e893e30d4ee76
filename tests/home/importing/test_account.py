"""The account adds up, whatever the text and whatever became of its pieces."""

from collections import defaultdict

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from home.importing.account import Entry, Fate, account_for
from home.importing.outcomes import Outcome, Outcomes, State
from home.importing.refusals import ImportRefusedError
from home.importing.writer import write_document
from home.models import InfoPage
from tests.home.importing.samples import LANTERN, read

PLANK = "the next plank"
SHAPES = [
    PLANK,
    "1) A Plank Too Many",
    "Sixth issue of The Lantern,",
    "Issue 6, May 2024",
    "Issue 2",
    "Statement on the Fire at Pier Nine",
    "Three letters were omitted in print. All of them can be read here:",
    "Two reports were shortened in print.",
    "Who Owns the Ice House",
    "All of them can be read here",
    "Click here. Cliquez ici.",
    "Click on the picture above.",
    "This site is new.",
    "Write to: desk@lantern.example",
    "If you want to help us carry bundles, write to crew@lantern.example or call.",
    "If you can carry a bundle, join us.",
    "Our evening on:",
    "The Ice, La glace et le pain, was held on May 3 / 3 mai. It is available at: https://youtu.be/ice1",
    "The Bread, Le pain et la glace, will be held on May 4, 2024.",
    "https://youtu.be/ice1",
    "Flour is dear, and the report can be downloaded here.",
    "<b>Bread & ice</b>",
]
line = st.one_of(
    st.sampled_from(SHAPES),
    st.just(""),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=60),
)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Lines of every shape in any order, the planks numbered as they come."""
    number = 0
    lines = []
    for text in draw(st.lists(line, max_size=25)):
        if text == PLANK:
            number += 1
            lines.append(f"{number}) Bread and boats.")
        else:
            lines.append(text)
    return "\n".join(lines)


def everything_became(state: State) -> Outcomes:
    return defaultdict(lambda: Outcome(InfoPage, state))


def account_of(text: str, outcomes: Outcomes) -> list[Entry]:
    lines, document = read(text)
    return account_for(lines=lines, document=document, outcomes=outcomes)


def entry_of(words: str, state: State = State.MADE) -> Entry:
    (entry,) = [entry for entry in account_of(LANTERN, everything_became(state)) if entry.line.text.startswith(words)]
    return entry


@settings(max_examples=300, deadline=None, derandomize=True)
@given(text=texts(), state=st.sampled_from(State))
def test_each_line_is_accounted_for_exactly_once(text: str, state: State) -> None:
    try:
        entries = account_of(text, everything_became(state))
    except ImportRefusedError:
        assume(False)
    lines, _document = read(text)
    assert [entry.line for entry in entries] == lines
    # Whatever is not placed has a reason, so no line has fallen through the grammar.
    assert all(entry.where or entry.remarks for entry in entries)
    assert not [entry for entry in entries if entry.fate is Fate.NEEDS_EDITOR and not entry.remarks]


@pytest.mark.django_db
@settings(max_examples=12, deadline=None, derandomize=True)
@given(text=texts(), publish=st.booleans())
def test_the_site_accepts_whatever_the_grammar_reads(text: str, publish: bool) -> None:
    try:
        lines, document = read(text)
    except ImportRefusedError:
        assume(False)
    outcomes = write_document(document=document, publish=publish, keep=False)
    assert len(account_for(lines=lines, document=document, outcomes=outcomes)) == len(lines)


def test_fates_of_a_whole_page() -> None:
    entries = account_of(LANTERN, everything_became(State.MADE))
    fates = [entry.fate for entry in entries]
    assert len(fates) == 24
    assert fates.count(Fate.SUPERSEDED) == 2
    assert fates.count(Fate.NEEDS_EDITOR) == 6
    assert fates.count(Fate.NOT_PLACED) == 0


@pytest.mark.parametrize(
    ("words", "where", "remark"),
    [
        ("The Night Ferries", "Bilingual page", "The date gives no year."),
        ("Click here", "Bilingual page, row of the draft only", "The text has lost the address"),
        ("Statement on", "Statement", "Its text is not in this file."),
        ("Who Owns", "Article in issue 1", "Its text is not in this file."),
        ("A few letters", "Issue 1, print note", "The text has lost which pieces"),
    ],
)
def test_what_an_editor_has_to_do_is_said(words: str, where: str, remark: str) -> None:
    entry = entry_of(words)
    assert (entry.fate, entry.where) == (Fate.NEEDS_EDITOR, where)
    assert any(text.startswith(remark) for text in entry.remarks)


@pytest.mark.parametrize("words", ["Who Owns", "Two reports", "A few letters"])
def test_what_only_nearness_suggests_is_called_inferred(words: str) -> None:
    assert "inferred" in entry_of(words).remarks[-1]


@pytest.mark.parametrize("state", [State.DELETED, State.TAKEN, State.NO_PARENT])
def test_lines_of_a_page_that_is_not_there_are_not_placed(state: State) -> None:
    entry = entry_of("Who Owns", state)
    assert entry.fate is Fate.NOT_PLACED
    assert not any(remark.startswith("Its text") for remark in entry.remarks)


def test_a_line_that_found_one_of_two_places_needs_an_editor() -> None:
    outcomes = everything_became(State.MADE)
    outcomes["contact"] = Outcome(InfoPage, State.TAKEN)
    (entry,) = account_of("If you can, join us: desk@lantern.example", outcomes)
    assert entry.fate is Fate.NEEDS_EDITOR


def test_words_after_an_address_are_not_lost_in_silence() -> None:
    (entry,) = account_of("Mail desk@lantern.example or ring twice.", everything_became(State.MADE))
    assert entry.fate is Fate.NEEDS_EDITOR


def test_a_text_that_differs_from_the_imported_one_needs_an_editor() -> None:
    assert entry_of("1)", State.TEXT_DIFFERS).fate is Fate.NEEDS_EDITOR
