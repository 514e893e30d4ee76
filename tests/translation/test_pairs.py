import pytest
from wagtail_localize.segments import OverridableSegmentValue, StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.types import BaseValue
from wagtail_localize.strings import extract_strings

from translation.pairs import pair_words
from translation.refusals import StructureDiffers


def prose(html: str) -> list[BaseValue]:
    """What the engine extracts from a rich text."""
    template, strings = extract_strings(html)
    return [
        TemplateSegmentValue("body.a", "html", template, len(strings)),
        *(StringSegmentValue("body.a", string, attrs=attrs) for string, attrs in strings),
    ]


def test_paragraphs_are_paired_by_their_order() -> None:
    pairs = pair_words(prose("<p>One</p><p>Two</p>"), prose("<p>Un</p><p>Deux</p>"))

    assert pairs == {("body.a", "One"): "Un", ("body.a", "Two"): "Deux"}


def test_fields_are_paired_by_their_path() -> None:
    source = [StringSegmentValue("title", "Title"), StringSegmentValue("lede", "Lede & more")]
    translated = [StringSegmentValue("lede", "Chapeau & plus"), StringSegmentValue("title", "Titre")]

    assert pair_words(source, translated) == {
        ("title", "Title"): "Titre",
        ("lede", "Lede &amp; more"): "Chapeau &amp; plus",
    }


def test_text_without_a_counterpart_is_refused() -> None:
    with pytest.raises(StructureDiffers, match=r"Nothing translates “Two” \(body\.a, text 2\)"):
        pair_words(prose("<p>One</p><p>Two</p>"), prose("<p>Un</p>"))


def test_blank_translation_counts_as_none() -> None:
    with pytest.raises(StructureDiffers, match="Nothing translates “Title”"):
        pair_words([StringSegmentValue("title", "Title")], [StringSegmentValue("title", " ")])


def test_text_that_translates_nothing_is_refused() -> None:
    with pytest.raises(StructureDiffers, match="The source has nothing that “Deux” would translate"):
        pair_words(prose("<p>One</p>"), prose("<p>Un</p><p>Deux</p>"))


def test_list_in_place_of_paragraphs_is_refused() -> None:
    with pytest.raises(StructureDiffers, match=r"body\.a is"):
        pair_words(prose("<p>One</p><p>Two</p>"), prose("<ul><li>Un</li><li>Deux</li></ul>"))


def test_other_picture_is_refused() -> None:
    with pytest.raises(StructureDiffers, match=r"picture is 4 in the source and 5 in the translation"):
        pair_words([OverridableSegmentValue("picture", 4)], [OverridableSegmentValue("picture", 5)])


def test_picture_that_is_left_out_follows_the_source() -> None:
    assert pair_words([OverridableSegmentValue("picture", 4)], []) == {}


def test_link_keeps_its_address_where_the_other_language_turns_the_order() -> None:
    source = prose('<p>From <a href="/a">A</a> to <a href="/b">B</a></p>')
    translated = prose('<p>Vers <a href="/b">B</a> depuis <a href="/a">A</a></p>')

    assert list(pair_words(source, translated).values()) == ['Vers <a id="a2">B</a> depuis <a id="a1">A</a>']


def test_dropped_link_is_refused() -> None:
    with pytest.raises(StructureDiffers, match=r"lacks its link with \{'href': '/a'\}"):
        pair_words(prose('<p>See <a href="/a">A</a></p>'), prose("<p>Voir A</p>"))


def test_link_to_elsewhere_is_refused() -> None:
    with pytest.raises(StructureDiffers, match=r"has no link with \{'href': '/b'\}"):
        pair_words(prose('<p>See <a href="/a">A</a></p>'), prose('<p>Voir <a href="/b">A</a></p>'))


def test_equal_words_of_one_text_need_one_translation() -> None:
    source = prose("<ul><li>Right</li><li>Right</li></ul>")

    assert pair_words(source, prose("<ul><li>Juste</li><li>Juste</li></ul>")) == {("body.a", "Right"): "Juste"}
    with pytest.raises(StructureDiffers, match="“Right” stands twice"):
        pair_words(source, prose("<ul><li>Juste</li><li>À droite</li></ul>"))
