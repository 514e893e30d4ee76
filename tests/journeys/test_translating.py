"""A translator's day: from the board to readers, and what the desk shows when the English changes afterwards."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.utils import timezone
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect
from wagtail_localize.models import StringTranslation, Translation

from issues.models import ArticlePage
from tests.factories import ArticleFactory, IssueFactory, in_french
from tests.journeys.conftest import Reader
from tests.journeys.editing import publish, wait_until_watched
from tests.translation.desk_pages import FIRST, SECOND, THIRD, person, place_of, prose, save_body
from translation.models import TextComment
from translation.texts import write_text

pytestmark = pytest.mark.journey

TITLE = "Six gates"
# What is typed, in the order in which the desk asks for it.
TYPED = {
    TITLE: "Six barrières",
    FIRST: "Les barrières sont restées fermées.",
    SECOND: 'Personne "n’avait" dormi.',
    THIRD: "À midi, on a chanté.",
    "six-gates": "six-barrieres",
}


@pytest.fixture
def article(trees: None) -> ArticlePage:
    issue = IssueFactory(number=7, title="Gates")
    in_french(issue, title="Barrières")
    article = ArticleFactory(parent=issue, title=TITLE, slug="six-gates", lede="", printed_page=1)
    return save_body(article, prose(FIRST, SECOND, THIRD))


def box(tab: Tab) -> object:
    return tab.locator("#desk-editable")


def press(tab: Tab, name: str) -> None:
    """Press a button as somebody does who has no mouse."""
    tab.get_by_role("button", name=name, exact=True).first.focus()
    tab.keyboard.press("Enter")


def type_after(tab: Tab, paragraph: str, words: str) -> None:
    """Add words to a paragraph in Wagtail's editor; a line break begins another."""
    tab.locator("[data-contentpath=body] .public-DraftEditor-content [data-block]").get_by_text(paragraph).click()
    tab.keyboard.press("End")
    tab.keyboard.type(words)


def test_a_translators_day(article, make_member: Callable[..., Reader], make_reader: Callable[..., Reader]) -> None:
    translator, reviewer = make_member("Translators"), make_member("Reviewers")
    tab = translator.tab

    # She takes the article from the board.
    translator.open("/admin/translation/")
    tab.get_by_role("link", name=TITLE).focus()
    tab.keyboard.press("Enter")
    press(tab, "Take this page")
    tab.get_by_text("The page is yours.").wait_for()

    # She translates it by keyboard alone: the box has the focus, and saving leads to the next text.
    for source, words in TYPED.items():
        expect(tab.locator("#desk-source")).to_contain_text(source)
        expect(box(tab)).to_be_focused()
        tab.keyboard.type(words)
        with tab.expect_navigation():
            tab.keyboard.press("Control+Enter")

    # The checks have found English quotation marks, and one click repairs them.
    tab.get_by_role("link", name="open this text").filter(has_text="Suggested").nth(2).click()
    tab.locator(".desk-findings").get_by_role("button", name="Repair").first.click()
    expect(box(tab)).to_contain_text("«")
    expect(box(tab)).to_contain_text("»")

    press(tab, "Hand the page in")
    tab.get_by_text("The page is with the reviewers. They publish it").wait_for()

    reviewer.open("/admin/translation/?state=WAITING")
    reviewer.tab.get_by_role("link", name=TITLE).click()
    reviewer.tab.get_by_role("button", name="Approve", exact=True).click()
    reviewer.tab.get_by_text("Approved.").first.wait_for()
    reader = make_reader()
    reader.open("/fr/issues/7/six-barrieres/")
    assert reader.heading == "Six barrières"
    assert reader.tab.get_by_text("Personne « n’avait » dormi.").count() or "n’avait" in reader.tab.content()

    # The editor of the English changes two paragraphs, and adds one.
    editor = make_member("Editors")
    editor.open(f"/admin/pages/{article.pk}/edit/")
    wait_until_watched(editor.tab)
    type_after(editor.tab, FIRST, " Yes, all day.")
    type_after(editor.tab, SECOND, " Nobody.")
    type_after(editor.tab, THIRD, "\nAt last it rained.")
    publish(editor.tab)

    reader.open("/fr/issues/7/six-barrieres/")
    assert reader.tab.get_by_text("Les barrières sont restées fermées.").count() == 1
    for sentence in (FIRST, "all day", "At last it rained."):
        assert sentence not in reader.tab.locator("main").inner_text()
    translator.open("/admin/translation/?state=TO_REVIEW")
    tab.get_by_role("link", name=TITLE).click()
    expect(tab.locator(".desk-text.is-open")).to_have_count(3)
    expect(tab.locator(".desk-state")).to_contain_text("1 text is missing. 2 texts are to be reviewed.")
    expect(tab.locator(".desk-difference ins").first).to_be_visible()
    assert [*translator.complaints, *reviewer.complaints, *reader.complaints] == []


@pytest.fixture
def translator(article: ArticlePage, make_member: Callable[..., Reader]) -> Reader:
    """A translator who has taken the article, and has its title in work."""
    translator = make_member("Translators", language="fr")
    translator.open("/admin/translation/")
    translator.tab.get_by_role("link", name=TITLE).click()
    translator.tab.locator(".desk-state form button").first.click()
    translator.tab.locator("#desk-editable").wait_for()
    return translator


def stored(source: str) -> str:
    return StringTranslation.objects.get(translation_of__data=source).data


def open_text(translator: Reader, source: str) -> None:
    translator.open(f"{translator.path}?text={key_of(source)}")


def key_of(source: str) -> str:
    place = place_of(Translation.objects.get(), source)
    return f"{place['context_id']}-{place['source_id']}"


def cut(tab: Tab) -> None:
    """Let nothing more reach the server that would be written there."""
    tab.route("**", lambda route: route.abort() if route.request.method == "POST" else route.fallback())


def write(source: str, words: str, *, version: int = 0) -> None:
    """Translate a text as somebody else, somewhere else."""
    translation = Translation.objects.get()
    facts = {
        **place_of(translation, source),
        "user": person("Administrators", is_superuser=True),
        "now": timezone.now(),
    }
    write_text(translation=translation, words=words, version=version, **facts)


def test_what_is_typed_without_a_connection_is_not_lost(translator: Reader) -> None:
    tab = translator.tab
    tab.context.set_offline(True)
    tab.keyboard.type("Six barrières")
    expect(tab.locator("[data-saved]")).not_to_be_empty(timeout=8000)
    tab.context.set_offline(False)
    tab.evaluate("() => dispatchEvent(new Event('online'))")
    expect(tab.locator("input[name=version]").first).to_have_value("1", timeout=8000)
    translator.open(translator.path)
    assert "Six barrières" in tab.locator(".desk-texts").inner_text()


def test_saving_offline_or_signed_out_loses_nothing(translator: Reader) -> None:
    tab = translator.tab
    said = tab.locator("[data-saved]")

    # Offline, saving stays on the page, and says so.
    cut(tab)
    tab.keyboard.type("Six barrières")
    tab.keyboard.press("Control+Enter")
    expect(said).to_have_text(said.get_attribute("data-words-kept"))
    expect(box(tab)).to_have_text("Six barrières")
    tab.unroute("**")
    open_text(translator, TITLE)
    expect(box(tab)).to_have_text("Six barrières")
    expect(said).to_have_text(said.get_attribute("data-words-restored"))

    # Signed out, too; and what was restored is saved by nobody but the translator.
    cookies = [cookie for cookie in tab.context.cookies() if cookie["name"] == settings.SESSION_COOKIE_NAME]
    tab.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    tab.keyboard.press("Control+Enter")
    expect(said).to_have_text(said.get_attribute("data-words-signed-out"))
    assert not StringTranslation.objects.filter(translation_of__data=TITLE).exists()
    tab.context.add_cookies(cookies)
    box(tab).focus()
    with tab.expect_navigation():
        tab.keyboard.press("Control+Enter")
    assert stored(TITLE) == "Six barrières"


def test_words_kept_on_a_device_do_not_overwrite_newer_ones(translator: Reader) -> None:
    tab = translator.tab
    cut(tab)
    tab.keyboard.type("Six portes")
    expect(tab.locator("[data-saved]")).not_to_be_empty(timeout=8000)
    write(TITLE, "Six barrières")
    tab.unroute("**")
    open_text(translator, TITLE)
    expect(box(tab)).to_have_text("Six barrières")
    expect(tab.locator("[data-aside]")).to_contain_text("Six portes")
    # Longer than the pause before something is saved by itself.
    tab.wait_for_timeout(2500)
    assert stored(TITLE) == "Six barrières"

    tab.locator("[data-aside-put]").click()
    expect(box(tab)).to_have_text("Six portes")
    expect(tab.locator("[data-aside]")).to_be_hidden()
    with tab.expect_navigation():
        tab.keyboard.press("Control+Enter")
    assert stored(TITLE) == "Six portes"
    open_text(translator, TITLE)
    expect(tab.locator("[data-aside]")).to_be_hidden()


def test_keys_in_the_box(translator: Reader) -> None:
    tab = translator.tab
    open_text(translator, FIRST)
    expect(box(tab)).to_be_focused()
    tab.keyboard.type("Les barrières")
    tab.keyboard.press("Enter")
    tab.keyboard.type("sont restées fermées.")
    with tab.expect_navigation():
        tab.keyboard.press("Control+s")
    assert BeautifulSoup(stored(FIRST), "html.parser").get_text("|") == "Les barrières|sont restées fermées."
    expect(box(tab)).to_have_text("Les barrières sont restées fermées.", use_inner_text=True)

    # An emptied box waits for somebody who says so; a comment is no translation.
    tab.keyboard.press("Control+a")
    tab.keyboard.press("Delete")
    tab.wait_for_timeout(2500)
    assert stored(FIRST)
    tab.locator(".desk-comments summary").click()
    tab.locator("#desk-comment").fill("Which gates?")
    with tab.expect_navigation():
        tab.keyboard.press("Control+Enter")
    assert stored(FIRST)
    assert TextComment.objects.get().words == "Which gates?"
