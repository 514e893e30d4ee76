"""French spaces and apostrophes (docs/decisions/0014-typography.md)."""

import re
from html import unescape

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template
from django.test import Client, override_settings
from django.utils.safestring import mark_safe
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import BilingualFactory, InfoFactory, in_french
from translation.typography import NO_BREAK_SPACE, typeset_html, typeset_text

# In these tables · is a no-break space and ‸ a narrow one.
SPACES_AND_APOSTROPHES = re.compile("[ \u00a0\u202f\u2009'’]")


def visible(text: str) -> str:
    return text.replace("\u00a0", "·").replace("\u202f", "‸")


def set_french(html: str) -> str:
    return visible(typeset_html(html, language="fr"))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("l'usine d'en face", "l’usine d’en face"),
        ("Une chose : la paix", "Une chose·: la paix"),
        ("Une chose: la paix", "Une chose·: la paix"),
        ("« Non »", "«·Non·»"),
        ("«Non»", "«·Non·»"),
        ("«  Non  »", "«·Non·»"),
        ("Quoi ? Non ! Si ; alors", "Quoi? Non! Si; alors"),
        ("« Quoi ? » : voilà", "«·Quoi?·»·: voilà"),
        ("Fin:", "Fin·:"),
        ("Quoi ? !", "Quoi?!"),
    ],
)
def test_what_an_editor_types_is_set_as_in_canada(typed: str, shown: str):
    assert set_french(typed) == shown
    assert visible(typeset_text(typed, language="fr")) == shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Quoi? Non ! Si;", "Quoi‸? Non‸! Si‸;"),
        ("« Quoi ? » : l'an", "«·Quoi‸?·»·: l’an"),
        ("Quoi?!", "Quoi‸?‸!"),
        ("A &amp; B; C", "A &amp; B‸; C"),
    ],
)
def test_in_france_narrow_spaces_stand_before_the_signs(settings, typed: str, shown: str):
    settings.TYPOGRAPHY = "fr-FR"
    assert set_french(typed) == shown


@pytest.mark.parametrize(
    "text",
    [
        "De 12:30 à 13:15, à 3:1",
        "https://example.org/l'an:2?x=1;y=2&amp;z=« »"[:38],
        "www.example.org/a?b=c",
        "Il mesure 5' et dit 'oui'",
        "(?) et (!)",
        "» Suite d’une tirade",
        '<a title="l\'an : 1" href="/a:b?c=d ; e">mot</a>',
        "<code>l'a : b ?</code>",
        "<textarea>l'a : b ?</textarea>",
        "<!-- l'a : b -->",
        '<p lang="en">It\'s simple: why ?</p>',
        '<b lang="en">It\'s <b>simple</b>: why ?</b>',
    ],
)
def test_everything_else_stays_as_it_is(text: str):
    assert typeset_html(text, language="fr") == text


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("<p>« <b>Non</b> »</p>", "<p>«·<b>Non</b>·»</p>"),
        ("«<i>Non</i>»", "«·<i>Non</i>·»"),
        ("<b>Non </b>: si", "<b>Non</b>·: si"),
        ("<b>Note:</b> si", "<b>Note·:</b> si"),
        ("<p>Il dit:</p><p>Oui ?</p>", "<p>Il dit·:</p><p>Oui?</p>"),
        ("d'<b>or</b> et l'<code>x</code>: y", "d’<b>or</b> et l’<code>x</code>·: y"),
        ("l&#x27;an&nbsp;1 : A &amp; B", "l’an·1·: A &amp; B"),
        ('« <i lang="en">It\'s</i> » ?', '«·<i lang="en">It\'s</i>·»?'),
        ("Voir https://example.org/a : là", "Voir https://example.org/a·: là"),
    ],
)
def test_rules_see_through_markup(typed: str, shown: str):
    assert set_french(typed) == shown


@pytest.mark.parametrize("attribute", ['href="/x?lang=en"', "data-lang=en", "hreflang='en'", "title=\"lang='en'\""])
def test_only_the_attribute_itself_names_a_language(attribute: str):
    assert visible(typeset_html(f"<a {attribute}>Qui : nous</a>", language="fr")) == f"<a {attribute}>Qui·: nous</a>"


def test_words_of_another_page_s_language_are_set_by_their_own():
    html = "<p>It's so: yes ?</p><div lang=\"fr\"><div>l'an : 1</div> oui ?</div><p>It's : so</p>"
    assert visible(typeset_html(html, language="en")) == (
        "<p>It's so: yes ?</p><div lang=\"fr\"><div>l’an·: 1</div> oui?</div><p>It's : so</p>"
    )


FRAGMENTS = st.lists(
    st.one_of(
        st.text("ab1é «»:;!?'’(). \u00a0\u202f\n\"%", max_size=6),
        st.sampled_from(
            ["<b>", "</b>", "<p>", "</p>", '<i title="l\'a : b">', "</i>", "<code>l'a :</code>", "<br>", "12:30"]
        ),
        st.sampled_from(["https://example.org/a?b ", "&amp;", "&nbsp;", "&#x27;", '<span lang="en">', "</span>"]),
        st.characters(blacklist_categories=["Cs", "Cc"]),
    ),
    max_size=20,
).map("".join)


def tags(html: str) -> list[str]:
    return re.findall(r"<[^>]*>", html)


@pytest.mark.parametrize("place", ["fr-CA", "fr-FR"])
@given(html=FRAGMENTS)
def test_only_spaces_and_apostrophes_change_and_only_once(place: str, html: str):
    with override_settings(TYPOGRAPHY=place):
        once = typeset_html(html, language="fr")
        assert typeset_html(once, language="fr") == once
    assert tags(once) == tags(html)
    assert SPACES_AND_APOSTROPHES.sub("", unescape(once)) == SPACES_AND_APOSTROPHES.sub("", unescape(html))


@given(st.text(max_size=40))
def test_plain_text_is_never_taken_for_markup(text: str):
    once = typeset_text(text, language="fr")
    assert SPACES_AND_APOSTROPHES.sub("", once) == SPACES_AND_APOSTROPHES.sub("", text)
    assert typeset_text(text, language="en") == text


def test_text_of_ten_thousand_spaces_or_tags_is_set_all_the_same():
    for heap in (" " * 10_000, "<b>" * 10_000, "'" * 10_000, "« " * 5_000, '<a "' * 5_000):
        assert tags(typeset_html(f"a{heap}:", language="fr")) == tags(f"a{heap}:")


@pytest.mark.parametrize(("language", "shown"), [("fr", "l’an <b>"), ("en", "l&#x27;an &lt;b&gt;")])
def test_filter_escapes_what_is_not_safe_and_keeps_what_is(language: str, shown: str):
    render = Template("{% load typeset %}{{ words|typeset }}").render
    with override(language):
        assert render(Context({"words": "l'an <b>"})) == shown.replace("<b>", "&lt;b&gt;")
        assert render(Context({"words": mark_safe("<b>ok</b>")})) == "<b>ok</b>"


@pytest.mark.django_db
def test_page_is_set_as_a_whole_in_french_and_left_alone_in_english(client: Client):
    page = InfoFactory(title="L'an 1: rien", lede="Qui ? « Nous »")
    french = in_french(page, title="L'an 1: rien", lede="Qui ? « Nous »")
    shown = BeautifulSoup(client.get(french.get_url()).content, "html.parser")
    assert visible(shown.h1.get_text()) == "L’an 1·: rien"
    assert visible(shown.select_one(".lede").get_text()) == "Qui? «·Nous·»"
    assert visible(shown.select_one("meta[name=description]")["content"]) == "Qui? «·Nous·»"
    english = BeautifulSoup(client.get(page.get_url()).content, "html.parser")
    assert english.h1.get_text() == page.title
    assert NO_BREAK_SPACE not in english.main.get_text()


@pytest.mark.django_db
def test_french_side_of_a_bilingual_page_is_set_and_the_english_one_is_not(client: Client):
    page = BilingualFactory(title="Who : we ?", title_fr="Qui : l'équipe ?")
    heading = BeautifulSoup(client.get(page.get_url()).content, "html.parser").h1
    assert [visible(side.get_text()) for side in heading.select("[lang]")] == ["Who : we ?", "Qui·: l’équipe?"]
