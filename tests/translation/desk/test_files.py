"""Files, pictures and addresses of a translation, which need not be those of its source."""

import re

import pytest
from django.test import Client
from wagtail.models import PageLogEntry
from wagtail_localize.models import OverridableSegment, SegmentOverride, Translation

from issues.models import ArticlePage
from tests.factories import DocumentFactory
from tests.sessions import sign_in
from tests.translation.desk_pages import FRENCH, NOW, prose, save_body, standing
from tests.translation.samples import body, item, make_picture
from translation.enums import WorkState
from translation.handing_in import approve, hand_in
from translation.overrides import choose_instead, use_the_source
from translation.refusals import LockedError, NotAllowedError, NotChosenError, PlaceGoneError
from translation.sources import take_newest_source
from translation.starting import start_translation
from translation.texts import write_text
from translation.work import recount
from users.models import User

pytestmark = pytest.mark.django_db
PDF, VIDEO, LINKS = (f"{digit * 8}-{digit * 4}-4{digit * 3}-8{digit * 3}-{digit * 12}" for digit in "234")
LINK = "https://example.org/agreement"
IN_LIST, IN_TEXT = f"{item('a', 0)['id']}.url", ".'https://example.org/hall.en'"
NO_PICTURE = {"image": None, "alt_text": "", "decorative": False}
TEXT = '<p>They <a href="https://example.org/hall.en">met</a> at <a linktype="page" id="{}">home</a>.</p>'


@pytest.fixture
def pdf() -> object:
    return DocumentFactory(title="The agreement")


@pytest.fixture
def french_pdf() -> object:
    return DocumentFactory(title="La convention")


def blocks(article: ArticlePage, pdf: object, title: str = "The agreement") -> list[dict]:
    link = {"text": "Read it", "page": None, "url": LINK}
    inside = {"text": "The issue", "page": article.get_parent().pk, "url": ""}
    return [
        {"type": "prose", "id": prose()["id"], "value": TEXT.format(article.get_parent().pk)},
        {"type": "pdf", "id": PDF, "value": {"document": pdf.pk, "title": title, "language": "en"}},
        {
            "type": "video",
            "id": VIDEO,
            "value": {"url": "https://youtu.be/abc", "title": "The hall", "caption": "", "poster": NO_PICTURE},
        },
        {"type": "links", "id": LINKS, "value": {"title": "", "links": [item("a", link), item("b", inside)]}},
    ]


@pytest.fixture
def translation(article: ArticlePage, pdf: object, translator: User) -> Translation:
    save_body(article, *blocks(article, pdf))
    return start_translation(source_page=article, user=translator, now=NOW)


@pytest.fixture
def desk(client: Client, translator: User) -> Client:
    sign_in(client, translator)
    return client


def place(translation: Translation, end: str) -> int:
    return OverridableSegment.objects.get(source=translation.source, context__path__endswith=end).pk


def choose(translation: Translation, end: str, value: object, user: User) -> None:
    choose_instead(translation=translation, segment_id=place(translation, end), value=str(value), user=user, now=NOW)


def post(client: Client, translation: Translation, end: str, **facts: object) -> object:
    given = {"segment": place(translation, end), "act": "choose", **facts}
    return client.post(f"/admin/translation/{translation.pk}/file/", given)


def publish(translation: Translation, translator: User, reviewer: User) -> None:
    """Every text in French, handed in and approved."""
    for segment in translation.source.stringsegment_set.select_related("string"):
        version = getattr(standing(translation, segment.string.data), "version", 0)
        source = segment.string.data
        # Outside of tags every English word becomes another.
        words = FRENCH.get(source) or re.sub(r"[A-Za-z]{2,}(?![^<]*>)", "mot", source)
        place = {"context_id": segment.context_id, "source_id": segment.string_id, "version": version}
        write_text(translation=translation, **place, words=words, user=translator, now=NOW)
    hand_in(translation=translation, user=translator, now=NOW)
    approve(translation=translation, user=reviewer, now=NOW)


def served(client: Client, translation: Translation) -> str:
    return client.get(translation.get_target_instance().get_url()).content.decode()


def test_the_desk_lists_what_the_source_has_and_no_links_to_pages(desk, translation, pdf) -> None:
    page = desk.get(f"/admin/translation/{translation.pk}/").content.decode()
    section = page[page.index("desk-files-title") :]

    assert section.count('class="desk-file"') == 4
    assert "The agreement" in section
    assert f'href="{LINK}"' in section
    assert "https://example.org/hall.en" in section
    assert "chooser" in section
    assert "document-chooser" in page


def test_a_french_pdf_chosen_instead_is_what_french_readers_get_whatever_becomes_of_the_english(
    client, article, translation, pdf, french_pdf, translator, reviewer
) -> None:
    choose(translation, ".document", french_pdf.pk, translator)
    publish(translation, translator, reviewer)

    page = served(client, translation)
    assert french_pdf.url in page
    assert pdf.url not in page
    assert f'href="{french_pdf.url}" hreflang="fr"' in page

    newer = DocumentFactory(title="The newer agreement")
    save_body(article, *blocks(article, newer, title="The agreement, again"))
    take_newest_source(instance=article, now=NOW)
    publish(translation, translator, reviewer)

    page = served(client, translation)
    assert french_pdf.url in page
    assert newer.url not in page


def test_addresses_of_link_lists_and_of_links_in_texts_are_chosen_without_a_script(
    desk, translation, translator, reviewer
) -> None:
    assert post(desk, translation, IN_TEXT, value="https://exemple.ca/salle").status_code == 302
    assert post(desk, translation, IN_LIST, value="https://exemple.ca/convention").status_code == 302
    publish(translation, translator, reviewer)

    page = served(desk, translation)
    assert "https://exemple.ca/salle" in page
    assert "https://exemple.ca/convention" in page
    assert LINK not in page


def test_a_picture_is_chosen_instead(article, translation, translator, reviewer) -> None:
    english, french = make_picture(), make_picture()
    save_body(article, *body("en", english))
    (translation,) = take_newest_source(instance=article, now=NOW)
    choose(translation, ".image.image", french.pk, translator)
    publish(translation, translator, reviewer)

    assert translation.get_target_instance().body[3].value["image"].pk == french.pk


@pytest.mark.parametrize(
    ("end", "value", "words"),
    [
        (IN_LIST, "not an address", "valid URL"),
        (IN_LIST, "javascript:alert(1)", "valid URL"),
        (IN_LIST, "", "valid URL"),
        (IN_TEXT, "ftp://example.org/hall", "valid URL"),
        (f"{VIDEO}.url", "https://example.org/video", "YouTube"),
        (".document", "999999", "not there any more"),
        (".document", "x", "not there any more"),
    ],
)
def test_what_cannot_stand_there_is_refused_and_nothing_typed_is_lost(desk, translation, end, value, words) -> None:
    answer = post(desk, translation, end, value=value)

    assert answer.status_code == 409
    page = answer.content.decode()
    assert words in page
    if end == IN_LIST and value:
        assert f'value="{value}"' in page
    assert not SegmentOverride.objects.exists()


def test_links_to_pages_and_languages_are_nobody_s_to_choose(translation, translator) -> None:
    for end in (".page", ".language"):
        with pytest.raises(NotChosenError):
            choose(translation, end, "1", translator)


def test_an_approved_page_is_to_be_handed_in_again(translation, french_pdf, translator, reviewer, client, pdf) -> None:
    publish(translation, translator, reviewer)
    assert recount(translation=translation, now=NOW).state == WorkState.DONE

    choose(translation, ".document", french_pdf.pk, translator)

    item = recount(translation=translation, now=NOW)
    assert item.state == WorkState.IN_WORK
    assert (item.missing_count, item.to_review_count) == (0, 0)
    assert pdf.url in served(client, translation)
    hand_in(translation=translation, user=translator, now=NOW)
    approve(translation=translation, user=reviewer, now=NOW)
    assert french_pdf.url in served(client, translation)
    assert recount(translation=translation, now=NOW).state == WorkState.DONE


def test_what_was_chosen_is_taken_back(desk, translation, french_pdf, translator) -> None:
    choose(translation, ".document", french_pdf.pk, translator)
    assert SegmentOverride.objects.count() == 2

    assert post(desk, translation, ".document", act="source").status_code == 302

    assert not SegmentOverride.objects.exists()
    target = translation.get_target_instance()
    logged = PageLogEntry.objects.filter(page=target.pk, action__startswith="translation.").order_by("timestamp")
    assert [entry.action for entry in logged] == ["translation.choose_instead", "translation.use_the_source"]
    assert {entry.user for entry in logged} == {translator}


def test_choosing_what_the_source_has_takes_back(translation, pdf, french_pdf, translator) -> None:
    choose(translation, ".document", french_pdf.pk, translator)
    choose(translation, ".document", pdf.pk, translator)

    assert not SegmentOverride.objects.exists()


def test_rights_and_locks_hold(translation, french_pdf, translator, reviewer, editor) -> None:
    with pytest.raises(NotAllowedError):
        choose(translation, ".document", french_pdf.pk, editor)
    target = translation.get_target_instance()
    target.locked, target.locked_by = True, reviewer
    target.save()
    with pytest.raises(LockedError):
        choose(translation, ".document", french_pdf.pk, translator)
    with pytest.raises(LockedError):
        use_the_source(translation=translation, segment_id=place(translation, ".document"), user=translator, now=NOW)
    assert not SegmentOverride.objects.exists()


def test_a_place_that_is_gone_is_refused(desk, translation, translator) -> None:
    with pytest.raises(PlaceGoneError):
        choose_instead(translation=translation, segment_id=0, value="1", user=translator, now=NOW)
    answer = desk.post(f"/admin/translation/{translation.pk}/file/", {"segment": "x", "value": "1"})
    assert answer.status_code == 409
    assert "no longer in it" in answer.content.decode()


def test_a_reviewer_s_choice_goes_out_with_what_they_approve(
    translation, french_pdf, translator, reviewer, client
) -> None:
    publish(translation, translator, reviewer)
    choose(translation, f"{VIDEO}.url", "https://youtu.be/def", translator)
    hand_in(translation=translation, user=translator, now=NOW)
    choose(translation, ".document", french_pdf.pk, reviewer)
    approve(translation=translation, user=reviewer, now=NOW)

    assert french_pdf.url in served(client, translation)
