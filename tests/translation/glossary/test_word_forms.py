import pytest

from translation.glossary.word_forms import Words, keys_of, words_of


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("fr", ["grève", "grèves", "Grève"]),
        ("fr", ["délégué", "déléguée", "déléguées", "délégués"]),
        ("fr", ["licencier", "licencie", "licenciait"]),
        ("fr", ["ouvrier", "ouvrière", "ouvrières"]),
        ("fr", ["travailleur", "travailleuse", "travailleuses"]),
        ("fr", ["local", "locaux"]),
        ("en", ["strike", "strikes", "struck", "striking"]),
        ("de", ["Streik", "streik"]),
    ],
)
def test_forms_of_a_word_are_one(language: str, forms: list[str]):
    first, *others = [keys_of(form, language) for form in forms]

    assert all(first & keys for keys in others)


@pytest.mark.parametrize("pair", [("grève", "grave"), ("quart", "carte"), ("syndicat", "syndical")])
def test_other_words_are_not(pair: tuple[str, str]):
    assert not keys_of(pair[0], "fr") & keys_of(pair[1], "fr")


def test_phrase_is_found_behind_an_apostrophe_and_in_any_form():
    words = Words(words_of("L’ouvrière a parlé aux briseurs de grève.", "fr"))

    assert words.find(words_of("ouvrier", "fr")) == [1]
    assert words.find(words_of("briseur de grève", "fr")) == [5]
    assert words.find(words_of("grève générale", "fr")) == []
    assert words.find([]) == []
