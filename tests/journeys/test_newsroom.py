"""Press day in a real browser: editors, translators, reviewers and contributors, from the first click to the last."""

from pathlib import Path

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect
from wagtail.models import Page
from wagtail_localize.models import Translation

from core.open_forms import AT_LEAST
from home.contributions.models import Contribution, ContributionPage
from issues.models import ArticlePage, Edition, IssuePage
from tests.factories import ArticleFactory, ContributionPageFactory, IssueFactory, IssueIndexFactory, body_of, in_french
from tests.issues.pdfs import pdf
from tests.journeys.conftest import SAID_BY_CHECKS, Reader, make_menu
from tests.journeys.editing import PATIENTLY, publish, wait_until_watched

pytestmark = [
    pytest.mark.journey,
    pytest.mark.filterwarnings("ignore:[Uu]nclosed file:ResourceWarning"),
]


def assert_nothing_went_wrong(*readers: Reader) -> None:
    complaints = [line for reader in readers for line in reader.complaints if not line.startswith(SAID_BY_CHECKS)]
    assert (complaints, [host for reader in readers for host in reader.foreign_hosts]) == ([], [])


def add_page(editor: Reader, model: str, parent: Page) -> None:
    """Open the form for a new page of the newspaper."""
    editor.open(reverse("wagtailadmin_pages:add", args=["issues", model, parent.pk]))
    wait_until_watched(editor.tab)


def type_title(tab: Tab, title: str) -> None:
    tab.locator("#id_title").press_sequentially(title)
    # Wagtail makes the page's address of it, a moment after the last key, and publishes nothing without.
    expect(tab.locator("#id_slug")).not_to_have_value("")


def type_text_block(tab: Tab, words: str) -> None:
    body = tab.locator("[data-contentpath=body]").first
    body.get_by_title("Insert a block").last.click()
    tab.locator("[role=option]:visible").get_by_text("Text", exact=True).click()
    text = body.locator(".public-DraftEditor-content").last
    text.click()
    tab.keyboard.type(words)
    expect(text).to_have_text(words)


def make_issue(tab: Tab, *, number: int, title: str) -> None:
    tab.locator("#id_number").fill(str(number))
    type_title(tab, title)
    publish(tab)


def upload_paper(tab: Tab, paper: Path, *, number: int) -> None:
    paper.write_bytes(pdf(pages=4))
    tab.locator("#id_issue_number").fill(str(number))
    tab.locator("#id_language").select_option("en")
    tab.locator("#id_pdf").set_input_files(paper)
    tab.locator("form[action='/admin/editions/new/'] button[type=submit]").click()
    tab.wait_for_url("**/admin/editions/")


def write_article(tab: Tab) -> None:
    type_title(tab, "Six gates, one night")
    tab.locator("#id_lede").fill("Nobody came to open them.")
    type_text_block(tab, "At six the gates stayed shut.")
    tab.locator("#id_print_status").select_option("SHORTENED")
    tab.locator("#id_print_reason").fill("The table was too wide.")


def test_editor_makes_an_issue_and_a_reader_reads_it(make_member, make_reader, tmp_path: Path):
    index = IssueIndexFactory()
    editor = make_member("Editors")
    tab = editor.tab
    add_page(editor, "issuepage", index)
    make_issue(tab, number=41, title="Night shift, daylight robbery")
    editor.open(reverse("editions:add"))
    upload_paper(tab, tmp_path / "for the printer.pdf", number=41)
    assert Edition.objects.get().page_count == 4

    add_page(editor, "articlepage", IssuePage.objects.get())
    write_article(tab)
    tab.locator("[data-side-panel-toggle=preview]").click()
    preview = tab.frame_locator(".w-preview__iframe").last
    expect(preview.locator("h1")).to_have_text("Six gates, one night", timeout=PATIENTLY)
    expect(preview.locator("main")).to_contain_text("At six the gates stayed shut.", timeout=PATIENTLY)
    expect(preview.locator("main")).to_contain_text("The table was too wide.", timeout=PATIENTLY)
    publish(tab)
    assert ArticlePage.objects.get().live

    reader = make_reader()
    reader.open("/en/issues/41/")
    assert "Night shift, daylight robbery" in reader.heading
    cover = reader.tab.locator("main a:has(img)").first
    assert cover.get_attribute("href") == "/editions/41/en/the-torch-41.pdf"
    reader.tab.get_by_role("link", name="Six gates, one night").click()
    assert reader.heading == "Six gates, one night"
    expect(reader.tab.locator("main")).to_contain_text("At six the gates stayed shut.")
    expect(reader.tab.locator("main")).to_contain_text("The table was too wide.")
    assert_nothing_went_wrong(editor, reader)


FRENCH = {
    "Six gates": "Six barrières",
    "six-gates": "six-barrieres",
    "At six they stayed shut.": "À six heures, elles sont restées fermées.",
}


def translate(tab: Tab, english: str) -> None:
    """Type the French of a text into the box beside its English."""
    tab.locator("#desk-editable").wait_for()
    row = tab.locator(".desk-text").filter(has=tab.get_by_text(english, exact=True))
    if row.locator("[data-text-form]").count() == 0:
        row.locator(".desk-open").click()
    tab.locator("#desk-editable").fill(FRENCH[english])
    tab.get_by_role("button", name="Enregistrer", exact=True).click()
    expect(tab.locator("[data-text-form]")).to_have_attribute("data-html", FRENCH[english])


def send_to_translators(editor: Reader, article: ArticlePage) -> None:
    editor.open(reverse("wagtail_localize:submit_page_translation", args=[article.pk]))
    editor.tab.get_by_label("Français").check()
    editor.tab.get_by_role("button", name="Submit").click()
    editor.tab.wait_for_url("**/admin/")


def test_french_goes_from_the_translator_to_the_reviewer_to_the_reader(make_member, make_reader):
    article = ArticleFactory(title="Six gates", slug="six-gates", body=body_of("At six they stayed shut."))
    article.save_revision().publish()
    french_issue = in_french(article.get_parent().specific)
    editor = make_member("Editors")
    send_to_translators(editor, article)
    french = article.get_translation(french_issue.locale)
    edit = reverse("wagtailadmin_pages:edit", args=[french.pk])

    translator = make_member("Translators", language="fr")
    tab = translator.tab
    translator.open(reverse("wagtailadmin_explore", args=[french_issue.pk]))
    tab.locator(f"main tbody a[href='{edit}']").first.click()
    assert translator.path == reverse(
        "desk:page", args=[Translation.objects.get(source__object_id=article.translation_key).pk]
    )
    translate(tab, "Six gates")
    # Half a translation is not handed in.
    hand_in = tab.locator(".desk-acts form button").first
    hand_in.click()
    expect(tab.locator(".messages .error")).to_be_visible()
    translate(tab, "At six they stayed shut.")
    translate(tab, "six-gates")
    hand_in.click()
    expect(tab.locator(".messages .success")).to_be_visible()
    french.refresh_from_db()
    assert not french.live

    reviewer = make_member("Reviewers", language="fr")
    tab = reviewer.tab
    reviewer.open(reverse("wagtailadmin_home"))
    waiting = tab.locator("main tr").filter(has_text="Six barrières")
    waiting.locator("[data-w-dropdown-target=toggle]").click()
    tab.locator("[data-workflow-action-url*='/approve/']:visible").first.click()
    expect(waiting).to_have_count(0)
    reader = make_reader()
    french.refresh_from_db()
    reader.open(french.get_url())
    assert (reader.heading, reader.language) == ("Six barrières", "fr")
    expect(reader.tab.locator("main")).to_contain_text("À six heures, elles sont restées fermées.")
    assert_nothing_went_wrong(editor, translator, reviewer, reader)


TYPED = {"title": "Four degrees below", "text": "The gloves have not come.", "email": "tamsin@example.org"}


@pytest.fixture
def work_with_us(trees) -> ContributionPage:
    """In both languages, and in the menu of both."""
    page = ContributionPageFactory()
    in_french(page, title="Travailler avec nous")
    make_menu("en", [page])
    make_menu("fr", [page.get_translations().get()])
    IssueFactory(number=41).save_revision().publish()
    return page


def send_letter(reader: Reader, time_machine) -> None:
    reader.tab.locator("main [name=kind][value=LETTER]").check()
    for name, value in TYPED.items():
        reader.tab.locator(f"main [name={name}]").fill(value)
    # Nobody types faster than that, and the form knows.
    time_machine.move_to(timezone.now() + AT_LEAST * 2)
    reader.tab.locator("main form .button--main").click()


@pytest.mark.parametrize(
    ("language", "link", "thanks", "has_scripts"),
    [("en", "Work with us", "Thank you", True), ("fr", "Travailler avec nous", "Merci", False)],
    ids=["English", "French without scripts"],
)
def test_letter_of_a_reader_becomes_a_draft(
    make_member, make_reader, work_with_us, time_machine, language: str, link: str, thanks: str, has_scripts: bool
):
    reader = make_reader(java_script_enabled=has_scripts)
    reader.open(f"/{language}/")
    reader.tab.get_by_role("link", name=link).first.click()
    send_letter(reader, time_machine)
    assert reader.path == f"/{language}/contribute/sent/"
    assert thanks in reader.heading
    assert reader.language == language
    assert [letter.to for letter in mail.outbox] == [["tamsin@example.org"]]

    editor = make_member("Editors", language=language)
    tab = editor.tab
    editor.open(reverse("wagtailadmin_home"))
    tab.locator("main a[href^='/admin/contributions/']").first.click()
    tab.locator("main tbody a").first.click()
    expect(tab.locator("main")).to_contain_text("The gloves have not come.")
    contribution = Contribution.objects.get()
    assert editor.path == reverse("contributions:inspect", args=[contribution.pk])
    tab.locator(f"a[href='{reverse('contributions:take', args=[contribution.pk])}']").click()
    tab.locator("main form button[type=submit]").click()
    draft = ArticlePage.objects.get()
    assert editor.path == reverse("wagtailadmin_pages:edit", args=[draft.pk])
    expect(tab.locator("#id_title")).to_have_value("Four degrees below")
    expect(tab.locator(".public-DraftEditor-content").first).to_have_text("The gloves have not come.")
    assert (draft.live, draft.kind) == (False, "LETTER")
    assert_nothing_went_wrong(reader, editor)
