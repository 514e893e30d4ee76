import pytest

from search.words import fold, stem, vocabulary_of, words_in

# What readers take for the same word.
SAME = {
    "en": ["worked works working work", "strike strikes striking", "bakery bakeries", "Café cafe CAFÉS"],
    "fr": [
        "travailleuse travailleuses",
        "grève grèves greve GRÈVE",
        "organisé organisée organisées organisees organise",
        "ouvrier ouvriers ouvrière ouvrières ouvriere",
        "œuvre oeuvres",
        "licencié licenciée licenciés",
        "solidarité solidarite",
    ],
}


@pytest.mark.parametrize(("language", "forms"), [(language, forms) for language in SAME for forms in SAME[language]])
def test_forms_of_a_word_have_one_stem(language: str, forms: str):
    assert len({stem(form, language) for form in forms.split()}) == 1


def test_other_words_have_other_stems():
    assert len({stem(word, "fr") for word in ["usine", "usage", "grève", "grave", "port", "quai"]}) == 6


def test_words_are_cut_where_nothing_is_a_letter():
    assert words_in("L’usine, l'atelier/quai porte-parole: 14h30 <b>") == (
        ["L", "usine", "l", "atelier", "quai", "porte", "parole", "14h30", "b"]
    )


def test_accents_case_and_ligatures_fold():
    assert [fold(word) for word in ("Grève", "ŒUVRE", "Łódź", "STRASSE", "ﬁn")] == (
        ["greve", "oeuvre", "lodz", "strasse", "fin"]
    )


def test_vocabulary_holds_words_only():
    assert set(vocabulary_of("Six Gates, gates 2026 a " + "x" * 41)) == {"six", "gates"}
