import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.template.loader import get_template
from django.urls import reverse
from django.utils.translation import override
from wagtail.blocks import Block, StreamBlock

from core.blocks import VIDEO_HOSTS, BodyBlock, video_id
from home.models import BilingualPage
from issues.models import ArticlePage
from tests.factories import (
    BilingualFactory,
    DocumentFactory,
    InfoFactory,
    PictureFactory,
    UserFactory,
    every_block,
    in_french,
)
from tests.sessions import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:[Uu]nclosed file:ResourceWarning")]

BODY: StreamBlock = ArticlePage._meta.get_field("body").stream_block
ROWS: StreamBlock = BilingualPage._meta.get_field("rows").stream_block
EVERY_BLOCK: dict[str, Block] = {**BODY.child_blocks, "pair": ROWS.child_blocks["pair"]}
HOSTILE = "<script>alert(1)</script>"
every_kind = pytest.mark.parametrize("name", EVERY_BLOCK)


def render(name: str, value: object) -> BeautifulSoup:
    block = EVERY_BLOCK[name]
    return BeautifulSoup(block.render(block.normalize(value)), "html.parser")


def clean(name: str, value: object) -> object:
    block = EVERY_BLOCK[name]
    return block.clean(block.normalize(value))


def test_body_offers_these_blocks():
    names = ["heading", "prose", "quote", "picture", "video", "pdf", "call_out", "links", "table", "footnotes"]
    assert list(BODY.child_blocks) == names
    assert list(ROWS.child_blocks) == ["pair", "picture", "video"]


@every_kind
def test_block_has_a_template_of_its_own(name: str):
    block = EVERY_BLOCK[name]
    assert get_template(block.meta.template).origin.name.endswith(f"site/templates/{block.meta.template}")


@every_kind
def test_editor_reads_in_both_languages_what_the_block_is_for(name: str):
    words = {}
    for language in ("en", "fr"):
        with override(language):
            words[language] = (str(EVERY_BLOCK[name].label), str(EVERY_BLOCK[name].meta.description))
    assert all(words["en"] + words["fr"])
    assert words["en"][1] != words["fr"][1]


@every_kind
def test_editor_sees_a_preview_before_choosing_the_block(client, name: str):
    sign_in(client, UserFactory(is_staff=True, is_superuser=True))
    PictureFactory()
    DocumentFactory()
    block = EVERY_BLOCK[name]
    assert block.is_previewable
    answer = client.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    assert answer.status_code == 200
    main = BeautifulSoup(answer.content, "html.parser").main
    assert main.get_text(strip=True)


@pytest.mark.parametrize("name", ["picture", "pdf"])
def test_preview_of_a_file_does_without_one(client, name: str):
    sign_in(client, UserFactory(is_staff=True, is_superuser=True))
    address = reverse("wagtailadmin_block_preview")
    assert client.get(address, {"id": EVERY_BLOCK[name].definition_prefix}).status_code == 200


def test_templates_of_blocks_are_all_different():
    assert len({block.meta.template for block in EVERY_BLOCK.values()}) == len(EVERY_BLOCK)


def test_body_with_every_block_is_shown_in_order(client):
    page = InfoFactory(body=every_block())
    body = BeautifulSoup(client.get(page.get_url()).content, "html.parser").select_one(".body")
    classes = [child["class"][0] for child in body.find_all(True, recursive=False)]
    assert classes == [
        "body__heading",
        "prose",
        "quote",
        "picture",
        "video",
        "pdf",
        "call-out",
        "links",
        "table",
        "footnotes",
    ]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("heading", {"text": HOSTILE, "level": "2"}),
        ("quote", {"text": HOSTILE, "attribution": HOSTILE}),
        ("call_out", {"title": HOSTILE, "text": "<p>Come.</p>"}),
        ("links", {"title": HOSTILE, "links": [{"text": HOSTILE, "url": "https://example.org/?a=%22onclick"}]}),
        ("video", {"url": "https://youtu.be/demotorch01", "title": HOSTILE, "caption": f'"{HOSTILE}'}),
        (
            "table",
            {
                "caption": HOSTILE,
                "columns": [{"type": "text", "heading": HOSTILE}, {"type": "text", "heading": "B"}],
                "rows": [{"values": [HOSTILE, HOSTILE]}],
            },
        ),
    ],
)
def test_plain_field_is_shown_as_it_was_typed_and_never_as_markup(name: str, value: dict):
    soup = render(name, value)
    assert not soup.find_all("script")
    assert HOSTILE in soup.get_text()
    assert not [name for element in soup.find_all(True) for name in element.attrs if name.startswith("on")]


def test_picture_and_pdf_show_hostile_words_as_words():
    image = {"image": PictureFactory(credit=HOSTILE), "alt_text": f'"{HOSTILE}', "decorative": False}
    picture = render("picture", {"image": image, "caption": HOSTILE})
    assert (picture.img["alt"], picture.get_text().count(HOSTILE), picture.script) == (f'"{HOSTILE}', 2, None)
    pdf = render("pdf", {"document": DocumentFactory(), "title": HOSTILE, "language": "fr"})
    assert (pdf.script, HOSTILE in pdf.get_text()) == (None, True)


@pytest.mark.parametrize(("level", "tag"), [("2", "h2"), ("3", "h3")])
def test_heading_never_takes_the_place_of_the_title(level: str, tag: str):
    assert render("heading", {"text": "Night", "level": level}).find(tag).get_text() == "Night"
    with pytest.raises(ValidationError):
        clean("heading", {"text": "Night", "level": "1"})


def test_picture_names_who_made_it_in_the_page_s_words_or_its_own():
    image = {"image": PictureFactory(credit="R. Vale"), "alt_text": "Cranes", "decorative": False}
    assert "R. Vale" in render("picture", {"image": image}).figcaption.get_text()
    assert "A. Moreau" in render("picture", {"image": image, "credit": "A. Moreau"}).figcaption.get_text()
    decorative = {**image, "alt_text": "", "decorative": True}
    assert render("picture", {"image": decorative}).img["alt"] == ""


@pytest.mark.parametrize(
    "address",
    [
        "https://www.youtube.com/watch?v=dem-torch_1",
        "https://youtube.com/watch?list=PL1&v=dem-torch_1&t=5",
        "http://m.youtube.com/watch?v=dem-torch_1",
        "https://youtu.be/dem-torch_1",
        "https://youtu.be/dem-torch_1?si=abc",
        "https://www.youtube.com/embed/dem-torch_1?start=3",
        "https://www.youtube-nocookie.com/embed/dem-torch_1",
        "https://www.youtube.com/shorts/dem-torch_1",
        "https://www.youtube.com/live/dem-torch_1/",
        "https://WWW.YouTube.com/watch?v=dem-torch_1",
    ],
)
def test_video_is_known_in_every_form_of_its_address(address: str):
    assert video_id(address) == "dem-torch_1"
    assert clean("video", {"url": address, "title": "Evening"})["url"] == address


@pytest.mark.parametrize(
    "address",
    [
        "https://vimeo.com/123456",
        "https://youtube.com.example.org/watch?v=dem-torch_1",
        "https://example.org/?u=https://youtu.be/dem-torch_1",
        "https://www.youtube.com/",
        "https://www.youtube.com/watch",
        "https://www.youtube.com/watch?v=",
        "https://www.youtube.com/watch?v=a%22onload",
        "https://www.youtube.com/playlist?list=PL1",
        "https://www.youtube.com/@torch",
        "https://www.youtube.com/c/torch",
        "https://www.youtube.com/feed/trending",
        "https://youtu.be/",
    ],
)
def test_address_of_anything_else_is_refused_in_words(address: str):
    assert video_id(address) == ""
    with pytest.raises(ValidationError) as refusal:
        clean("video", {"url": address, "title": "Evening"})
    assert "not the address of a YouTube video" in str(refusal.value.block_errors["url"])


def test_hosts_of_videos_are_youtube_s():
    assert {host.removeprefix("www.") for host in VIDEO_HOSTS} == {
        "youtube.com",
        "m.youtube.com",
        "youtu.be",
        "youtube-nocookie.com",
    }


def test_video_is_a_plain_link_until_the_reader_starts_it():
    poster = {"image": PictureFactory(), "alt_text": "", "decorative": True}
    soup = render("video", {"url": "https://youtu.be/demotorch01", "title": "Evening", "poster": poster})
    assert soup.a["href"] == "https://youtu.be/demotorch01"
    assert soup.a["data-video-frame"] == "https://www.youtube-nocookie.com/embed/demotorch01?autoplay=1"
    assert soup.img["src"].startswith("/media/")
    assert not soup.find_all(["iframe", "script", "object", "embed"])


@pytest.mark.parametrize(("with_page", "url"), [(False, ""), (True, "https://example.org/")])
def test_link_needs_one_target_and_no_second_one(with_page: bool, url: str):
    page = InfoFactory() if with_page else None
    with pytest.raises(ValidationError) as refusal:
        clean("links", {"links": [{"text": "Terms", "page": page, "url": url}]})
    assert "one of the two" in str(refusal.value.block_errors["links"].block_errors[0].non_block_errors)


def test_link_leads_to_a_page_or_elsewhere():
    page = InfoFactory()
    links = [{"text": "Ours", "page": page}, {"text": "Theirs", "url": "https://example.org/"}]
    assert clean("links", {"links": links})
    hrefs = [link["href"] for link in render("links", {"links": links}).find_all("a")]
    assert hrefs == [page.get_url(), "https://example.org/"]


def test_link_leads_to_the_page_in_the_language_of_the_reader():
    translated, untranslated, bilingual = InfoFactory(), InfoFactory(slug="rules"), BilingualFactory(slug="webinar")
    french = in_french(translated, slug="regles")
    pages = [translated, untranslated, bilingual]
    with override("fr"):
        soup = render("links", {"links": [{"text": "Lien", "page": page} for page in pages]})
    assert [link["href"] for link in soup.find_all("a")] == [french.get_url(), "/fr/rules/", "/bilingual/webinar/"]


def test_what_was_deleted_since_leaves_no_dead_link():
    assert not render("links", {"links": [{"text": "Gone", "page": None, "url": ""}]}).find_all("a")
    assert not render("pdf", {"document": None, "title": "Gone", "language": "en"}).find_all("a")
    assert not render("picture", {"image": None, "caption": "Gone"}).find_all(True)


def test_pdf_names_its_language_and_size():
    soup = render("pdf", {"document": DocumentFactory(), "title": "Accord", "language": "fr"})
    assert soup.a["hreflang"] == "fr"
    assert "PDF · Français" in soup.get_text()


def test_footnotes_stand_once():
    notes = ("footnotes", {"notes": ["<p>One.</p>"]})
    assert len(BodyBlock().clean(BodyBlock().normalize([notes]))) == 1
    with pytest.raises(ValidationError):
        BodyBlock().clean(BodyBlock().normalize([notes, notes]))


def test_pair_says_which_side_is_which_language():
    soup = render("pair", {"en": "<p>Doors open.</p>", "fr": "<p>Ouverture.</p>"})
    assert [(side["lang"], side.get_text(strip=True)) for side in soup.select("[lang]")] == [
        ("en", "Doors open."),
        ("fr", "Ouverture."),
    ]
