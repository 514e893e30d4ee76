import pytest
from django.utils.translation import override

from tests.translation.checks.samples import FACTS
from translation.checks import Finding, Level, LinkFacts, TextFacts, check_text, repair

# Source, words, code, the words repaired (None: only a person can).
WRONG = [
    ("Bold", "  ", "empty", None),
    ("Bold", "<b></b>", "empty", None),
    ("Hello, world.", "Hello, world.", "unchanged", None),
    ("They ask for $1,000.", "Ils demandent 1 500 $.", "figures-differ", None),
    ("They ask for $1,000.", "Ils demandent 1,000 $.", "figures-differ", None),
    ("They ask for $1,000.", "Ils demandent mieux.", "figures-differ", None),
    ("They ask.", "Ils sont 40.", "figures-differ", None),
    ("On May 3.", "Le 3 juin.", "figures-differ", None),
    ("5% more", "5 $ de plus", "figures-differ", None),
    ("At 8 p.m.", "À 8 h", "figures-differ", None),
    ("At 7:30 p.m.", "À 19 h", "figures-differ", None),
    ("Why?", "Pourquoi.", "end-differs", "Pourquoi?"),
    ("Why", "Pourquoi ?", "end-differs", "Pourquoi"),
    ("<b>Stop.</b>", "<b>Arrêtez</b>", "end-differs", "<b>Arrêtez</b>."),
    ("<b>Stop</b>", "<b>Arrêtez</b>.", "end-differs", "<b>Arrêtez</b>"),
    ("See <b>why?</b>", "Voyez <b>pourquoi.</b>", "end-differs", "Voyez <b>pourquoi?</b>"),
    ("“Why?”", "« Pourquoi »", "end-differs", None),
    ("And so…", "Et ainsi", "end-differs", "Et ainsi…"),
    ("Bread", "Le le pain", "doubled-word", "Le pain"),
    ("Bread", "du <b>du</b> pain", "doubled-word", "du<b></b> pain"),
    ("Bread, sleep", "Du pain ,du sommeil", "spaces", "Du pain, du sommeil"),
    ("Bread and sleep", "Du  pain", "spaces", "Du pain"),
    ("Bread.", "Du pain .", "spaces", "Du pain."),
    ("Bread. Sleep", "Du pain.Du sommeil", "spaces", "Du pain. Du sommeil"),
    ("Bread (old)", "Du pain ( vieux )", "spaces", "Du pain (vieux)"),
    ("5%", "5%", "spaces", "5\u00a0%"),
    ("At 7:30", "À 7h30", "spaces", "À 7\u00a0h\u00a030"),
    ("No “bread”", "Pas de “pain”", "quotation-marks", "Pas de «\u00a0pain\u00a0»"),
    ("No “bread”", 'Pas de "pain"', "quotation-marks", "Pas de «\u00a0pain\u00a0»"),
    ("The factory of a day", "une usine d un jour", "apostrophes", "une usine d’un jour"),
    ("The factory", "L usine", "apostrophes", "L’usine"),
    ("The factory", "l´usine", "apostrophes", "l’usine"),
    ("The factory", "l’ usine", "apostrophes", "l’usine"),
    ("Today", "aujourd hui", "apostrophes", "aujourd’hui"),
    ("Bread… and", "Du pain... et", "three-points", "Du pain… et"),
    ("The workers are with us", "Les gens : the workers are with us", "english-left", None),
    ("A union", "Une union", "forbidden-variant", "Une syndicat"),
    ("The union", "L’union", "forbidden-variant", None),
    ("The union", "Les unions", "forbidden-variant", None),
    ("The unions", "Les groupes", "term-not-used", None),
    ("<b>Bold</b>", "Gras", "emphasis-lost", None),
    ("Bold", "<b>Gras</b>", "emphasis-added", None),
    ("Bold", "<b>Gras", "tags-broken", "<b>Gras</b>"),
    ("Bold", "Gras</b>", "tags-broken", "Gras"),
    ("Bold", "<b>Gras <i>et</b> rond</i>", "tags-broken", "<b>Gras <i>et</i></b> rond"),
    ("Bold", '<b style="x">Gras</b>', "tags-broken", "<b>Gras</b>"),
    ("Bold", "Gras < rond", "tags-broken", "Gras &lt; rond"),
    ("Bold", "<p>Gras</p>", "tags-not-allowed", "Gras"),
    ("Bold", '<a id="a7">Gras</a>', "link-added", "Gras"),
    ("Bold", '<a href="/x">Gras</a>', "link-added", "Gras"),
    ('<a id="a1">Bold</a>', "Gras", "link-lost", None),
    ('<a id="a1">Bold</a>', 'Gras<a id="a1"> </a>', "link-lost", None),
]


def found(source: str, words: str, code: str, facts: TextFacts = FACTS) -> Finding | None:
    findings = check_text(source=source, words=words, facts=facts)
    return next((finding for finding in findings if finding.code == code), None)


@pytest.mark.parametrize(("source", "words", "code", "repaired"), WRONG)
def test_wrong_french_is_found_and_put_right(source: str, words: str, code: str, repaired: str | None):
    finding = found(source, words, code)

    assert finding is not None
    assert finding.repair == repaired
    assert repair(code=code, source=source, words=words, facts=FACTS) == (words if repaired is None else repaired)
    if repaired is not None:
        assert found(source, repaired, code) is None


def test_what_must_be_mended_stands_first():
    findings = check_text(source="Why?", words="<p>Du  pain.", facts=FACTS)

    assert [finding.level for finding in findings] == [Level.BLOCKS, Level.WARNS, Level.WARNS]


def test_length_is_that_of_what_readers_see():
    facts = TextFacts(language="fr", max_length=9)

    assert found("Tea", "<b>Thé &amp; ami</b>", "too-long", facts) is None
    finding = found("Tea", "<b>Thé &amp; amies</b>", "too-long", facts)
    assert finding.level == Level.BLOCKS
    assert str(finding.message) == "This is 2 characters too long: 9 fit in."


def test_plain_field_takes_no_tags_but_the_lines_of_its_source():
    facts = TextFacts(language="fr", is_plain=True)

    assert found("Bold", "<b>Gras</b>", "tags-not-allowed", facts).repair == "Gras"
    assert found("A<br/>B", "A<br/>C", "tags-not-allowed", facts) is None


def test_link_to_a_page_without_french_is_told():
    links = {
        "a1": LinkFacts(has_translation=False, address="/en/gate/"),
        "a2": LinkFacts(has_translation=True, address="/en/pier/"),
    }
    facts = TextFacts(language="fr", links=links)
    words = '<a id="a1">Portail</a> et <a id="a2">quai</a>'

    finding = found('<a id="a1">Gate</a>, <a id="a2">pier</a>', words, "link-untranslated", facts)

    assert finding.level == Level.ADVISES
    assert "/en/gate/" in str(finding.message)
    assert "/en/pier/" not in str(finding.message)


def test_other_translation_of_the_same_words_is_shown():
    facts = TextFacts(language="fr", other_translations=["L'équipe de nuit"])

    assert found("The night shift", "Le quart de nuit", "two-ways", facts).repair == "L'équipe de nuit"
    # The typesetter makes them one.
    assert found("The night shift", "L’équipe de nuit", "two-ways", facts) is None


def test_three_ways_are_for_a_person_to_choose_from():
    facts = TextFacts(language="fr", other_translations=["Un", "Deux"])

    assert found("The night shift", "Trois", "two-ways", facts).repair is None


@pytest.mark.parametrize("place", ["fr-CA", "fr-FR"])
@pytest.mark.parametrize("words", ["Quoi ?", "Quoi?", "Quoi\u202f?", "Quoi  ?"])
def test_what_the_typesetter_sets_by_itself_is_not_told(place: str, words: str):
    assert check_text(source="What?", words=words, facts=TextFacts(language="fr", typography=place)) == []


def test_other_languages_have_other_rules():
    codes = [
        finding.code for finding in check_text(source="What?", words="Que “5%” ...", facts=TextFacts(language="es"))
    ]

    assert codes == []


def test_findings_speak_the_language_of_the_reader():
    finding = found("A union", "Un groupe", "term-not-used")
    with override("fr"):
        assert "syndicat" in str(finding.message)
