"""Whatever is typed: no check raises, and a repair repairs once and for all."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.translation.checks.samples import FACTS, TERMS
from translation.checks import TextFacts, check_text, repair
from translation.inline_html import mended, pieces_of

# Parts of which something may be made that a rule did not expect.
TAGS = "<b> </b> <i> </i> <a> </a> <br/> <p> < > & &amp; &lt; <code> </code> <!-- -->"
SIGNS = "« » “ ” \" ' ’ ´ . ... … ? ! : , ; ( ) \ufdd0 \ufdd1 % $"
WORDS = (
    "le Le l usine d the workers are union Union syndicat scab jaune briseur de grève https://example.org/a. mai é ² "
    "٣ 5 7h30 7 h 30 000 1,5 3.5 XIXe vingt cent million a.m. p.m. 2026-99-99 " + "9" * 40
)
PARTS = [" ", "  ", "\u00a0", "\u202f", "\n", *TAGS.split(), '<a id="a1">', *SIGNS.split(), *WORDS.split()]
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PARTS), max_size=14).map("".join))
FACTS_OF_ANY_KIND = st.builds(
    TextFacts,
    language=st.sampled_from(["fr", "es"]),
    max_length=st.none() | st.integers(0, 20),
    is_plain=st.booleans(),
    typography=st.sampled_from(["fr-CA", "fr-FR"]),
    terms=st.just(TERMS),
    other_translations=st.lists(TEXTS, max_size=2),
)


# The first text waits for the dictionaries.
@settings(deadline=None)
@given(source=TEXTS, words=TEXTS, facts=FACTS_OF_ANY_KIND)
@example(source="union scab", words="union jaune", facts=FACTS)
def test_repair_makes_its_finding_go_away_and_changes_nothing_more(source: str, words: str, facts: TextFacts):
    for finding in check_text(source=source, words=words, facts=facts):
        assert str(finding.message)
        if finding.repair is None:
            continue
        again = check_text(source=source, words=finding.repair, facts=facts)
        same = [other for other in again if (other.code, str(other.message)) == (finding.code, str(finding.message))]
        assert same == [], (finding, same)
        if finding.code != "forbidden-variant":  # Each term has a repair of its own.
            assert repair(code=finding.code, source=source, words=finding.repair, facts=facts) == finding.repair


@given(TEXTS)
def test_mended_html_is_whole_and_stays_as_it_is(html: str):
    whole = mended(html)

    assert mended(whole) == whole
    assert "".join(piece if isinstance(piece, str) else piece.markup for piece in pieces_of(html)) == html
