"""The admin under its strict content security policy, in a real browser: what it opens and what it lets editors do."""

import re
from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Locator, expect
from wagtail.models import GroupApprovalTask, Locale, Page, Site, Workflow
from wagtail_localize.models import Translation, TranslationSource

from home.models import Contact, Footer, Menu
from issues.models import Edition
from tests.factories import PictureFactory, UserFactory
from tests.factories.files import DocumentFactory
from tests.factories.pictures import picture_file
from tests.journeys.conftest import Reader
from tests.sessions import session_cookie

pytestmark = [
    pytest.mark.journey,
    pytest.mark.filterwarnings("ignore:[Uu]nclosed file:ResourceWarning"),
]

# Views that need no object.
LISTS = [
    "wagtailadmin_home",
    "wagtailadmin_account",
    "wagtailadmin_collections:index",
    "wagtailadmin_collections:add",
    "wagtailadmin_explore_root",
    "wagtailadmin_pages:search",
    "wagtailimages:index",
    "wagtailimages:add",
    "wagtailimages:add_multiple",
    "wagtaildocs:index",
    "wagtaildocs:add_multiple",
    "wagtailsnippets_home_menu:list",
    "wagtailsnippets_home_menu:add",
    "wagtailsnippets_home_footer:add",
    "wagtailsnippets_home_contact:add",
    "editions:index",
    "editions:add",
    "wagtaillocales:index",
    "wagtaillocales:add",
    "wagtailsites:index",
    "wagtailsites:add",
    "wagtailredirects:index",
    "wagtailredirects:add",
    "wagtailredirects:start_import",
    "wagtailusers_users:index",
    "wagtailusers_users:add",
    "wagtailusers_groups:index",
    "wagtailusers_groups:add",
    "wagtailadmin_workflows:index",
    "wagtailadmin_workflows:add",
    "wagtailadmin_workflows:task_index",
    "wagtailadmin_reports:locked_pages",
    "wagtailadmin_reports:workflow",
    "wagtailadmin_reports:workflow_tasks",
    "wagtailadmin_reports:site_history",
    "wagtailadmin_reports:aging_pages",
    "wagtailadmin_reports:page_types_usage",
    "wagtail_localize:translations_report",
]

# A <b> that is not bold around everything, and the true style of each run in an attribute.
FROM_GOOGLE_DOCS = """
<b style="font-weight:normal"><p><span style="font-weight:400">The gates </span>
<span style="font-weight:700">stayed</span> <span style="font-weight:400;font-style:italic"> shut</span></p></b>
"""
PASTE = """
(editor, html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", html);
    clipboardData.setData("text/plain", "The gates stayed shut");
    editor.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}
"""
STYLES = """
(editor) => [...editor.querySelectorAll("[data-text]")].map((run) => {
    const { fontWeight, fontStyle } = getComputedStyle(run);
    return [run.textContent.trim(), Number(fontWeight) >= 600, fontStyle];
}).filter(([text]) => text)
"""


@pytest.fixture
def admin(trees: None, make_reader: Callable[..., Reader]) -> Reader:
    reader = make_reader(viewport={"width": 1400, "height": 1000})
    cookie = session_cookie(UserFactory(is_superuser=True))
    reader.tab.context.add_cookies([{"name": "sessionid", "value": cookie, "url": reader.address}])
    reader.tab.set_default_timeout(6000)
    return reader


def edit(admin: Reader, page: Page) -> None:
    admin.open(reverse("wagtailadmin_pages:edit", args=[page.pk]))


def field(admin: Reader, contentpath: str) -> Locator:
    return admin.tab.locator(f"[data-contentpath='{contentpath}']").first


def assert_nothing_went_wrong(admin: Reader) -> None:
    assert (admin.complaints, admin.foreign_hosts) == ([], [])


def translation_of(page: Page) -> Translation:
    source, _created = TranslationSource.update_or_create_from_instance(page)
    return Translation.objects.create(source=source, target_locale=Locale.objects.get(language_code="fr"))


def paths_of_objects(newspaper: dict[str, Page]) -> list[str]:
    """What the admin shows of one object of every kind."""
    article, issue = newspaper["ArticlePage"], newspaper["IssuePage"]
    article.save_revision()
    translation = translation_of(newspaper["PlankPage"])
    english = article.locale
    footer = Footer.objects.create(locale=english, text="<p>Printed by us.</p>")
    views = [
        *(("wagtailadmin_pages:edit", page) for page in newspaper.values()),
        *(("wagtailadmin_explore", page) for page in newspaper.values()),
        ("wagtailadmin_pages:edit", newspaper["PlankPage"].get_translation(translation.target_locale)),
        ("wagtailadmin_pages:add_subpage", newspaper["HomePage"]),
        ("wagtailadmin_pages:history", article),
        ("wagtailadmin_pages:usage", article),
        ("wagtailadmin_pages:workflow_history", article),
        ("wagtailadmin_pages:copy", article),
        ("wagtailadmin_pages:move", article),
        ("wagtailadmin_pages:delete", article),
        ("wagtailadmin_pages:unpublish", article),
        ("wagtail_localize:update_translations", translation.source),
        ("wagtail_localize:submit_page_translation", issue),
        ("wagtailimages:edit", PictureFactory()),
        ("wagtaildocs:edit", DocumentFactory()),
        ("editions:edit", Edition.objects.first()),
        ("wagtailsnippets_home_menu:edit", Menu.objects.first()),
        ("wagtailsnippets_home_menu:history", Menu.objects.first()),
        ("wagtailsnippets_home_footer:edit", footer),
        ("wagtailsnippets_home_contact:edit", Contact.objects.create(locale=english, email="torch@example.org")),
        ("wagtaillocales:edit", english),
        ("wagtailsites:edit", Site.objects.get()),
        ("wagtailadmin_workflows:edit", Workflow.objects.create(name="Two pairs of eyes")),
        ("wagtailadmin_workflows:edit_task", GroupApprovalTask.objects.create(name="Read by another")),
    ]
    types = [("IssuePage", "ArticlePage"), ("PlatformPage", "PlankPage"), ("StatementIndexPage", "StatementPage")]
    types += [("HomePage", "InfoPage"), ("HomePage", "BilingualPage"), ("IssueIndexPage", "IssuePage")]
    return [
        *(reverse(name, args=[shown.pk]) for name, shown in views),
        reverse("wagtailadmin_pages:revisions_compare", args=[article.pk, "earliest", "latest"]),
        *(
            reverse(
                "wagtailadmin_pages:add",
                args=[newspaper[child]._meta.app_label, newspaper[child]._meta.model_name, newspaper[parent].pk],
            )
            for parent, child in types
        ),
    ]


def test_every_page_of_the_admin_opens_without_a_complaint(admin, newspaper):
    paths = [*map(reverse, LISTS), *paths_of_objects(newspaper)]
    wrong = {}
    for path in paths:
        answer = admin.tab.goto(f"{admin.address}{path}")
        admin.tab.evaluate("() => new Promise(requestIdleCallback)")
        if answer.status != 200 or admin.complaints:
            wrong[path] = (answer.status, admin.complaints[:])
        admin.complaints.clear()
    assert len(set(paths)) > 60
    assert wrong == {}
    assert admin.foreign_hosts == []


def test_rows_of_a_menu_are_added_moved_and_given_a_page(admin, newspaper):
    admin.open(reverse("wagtailsnippets_home_menu:edit", args=[Menu.objects.first().pk]))
    rows = admin.tab.locator("#id_items-FORMS > div:not(.deleted)")
    before = rows.count()
    admin.tab.click("#id_items-ADD")
    expect(rows).to_have_count(before + 1)
    rows.last.get_by_title("Move up").click()
    moved = rows.nth(before - 1)
    expect(moved.locator("[name$=-text]")).to_have_value("")
    moved.get_by_role("button", name="Choose a page").click()
    # A row that was moved has not started a second time, which would open two of them.
    expect(admin.tab.locator(".modal-body")).to_have_count(1)
    admin.tab.locator("a.choose-page").first.click()
    expect(moved.locator("[data-chooser-title]")).to_have_text(newspaper["HomePage"].title)
    assert_nothing_went_wrong(admin)


def test_several_planks_are_chosen_at_once(admin, newspaper):
    edit(admin, newspaper["ArticlePage"])
    chosen = admin.tab.locator("#id_plank_references-FORMS [data-chooser-title]")
    before = chosen.count()
    admin.tab.click("#id_plank_references-OPEN_MODAL")
    title = admin.tab.get_by_text(newspaper["PlankPage"].title, exact=True)
    admin.tab.locator(".modal-body input[name=q]").fill(newspaper["PlankPage"].title)
    admin.tab.locator(".modal-body tr", has=title).get_by_role("checkbox").check()
    admin.tab.get_by_role("button", name="Confirm selection").click()
    expect(chosen).to_have_count(before + 1)
    expect(chosen.last).to_have_text(newspaper["PlankPage"].title)
    assert_nothing_went_wrong(admin)


def test_day_is_picked_in_the_calendar(admin, newspaper):
    edit(admin, newspaper["StatementPage"])
    day = admin.tab.locator("#id_date")
    month = day.input_value()[: len("2026-05-")]
    # The calendar is made by a script that runs after the page: a click before it opens nothing.
    admin.tab.locator(".xdsoft_datetimepicker").first.wait_for(state="attached")
    day.click()
    admin.tab.locator(".xdsoft_datetimepicker:visible .xdsoft_date[data-date='20']:not(.xdsoft_other_month)").click()
    expect(day).to_have_value(f"{month}20")
    assert_nothing_went_wrong(admin)


def test_focal_point_is_drawn_with_the_mouse(admin, trees):
    picture = PictureFactory(file=picture_file(size=(600, 400)))
    admin.open(reverse("wagtailimages:edit", args=[picture.pk]))
    box = admin.tab.locator(".jcrop-holder").bounding_box()
    mouse = admin.tab.mouse
    mouse.move(box["x"] + 20, box["y"] + 20)
    mouse.down()
    mouse.move(box["x"] + 120, box["y"] + 100, steps=4)
    mouse.up()
    expect(admin.tab.locator("input.focal_point_width")).to_have_value(re.compile(r"\d+"))
    assert_nothing_went_wrong(admin)


def test_block_of_every_kind_is_added_and_its_picture_chosen(admin, newspaper):
    picture = PictureFactory(title="The quay")
    edit(admin, newspaper["PlankPage"])
    body = field(admin, "body")
    kinds = []
    while len(kinds) < 10:
        body.get_by_title("Insert a block").last.click()
        option = admin.tab.locator("[role=option]:visible").nth(len(kinds))
        kinds.append(option.inner_text())
        option.click()
    assert len(set(kinds)) == 10
    body.get_by_role("button", name="Choose an image").first.click()
    admin.tab.locator(".modal-body a.image-choice").first.click()
    expect(body.locator("[data-chooser-title]:visible").first).to_have_text(picture.title)
    # The editor saves by itself, and the other blocks are empty.
    admin.complaints = [complaint for complaint in admin.complaints if "400 (Bad Request)" not in complaint]
    assert_nothing_went_wrong(admin)


def test_text_from_google_docs_keeps_what_is_bold_and_nothing_more(admin, newspaper):
    edit(admin, newspaper["PlankPage"])
    text = field(admin, "body").locator(".public-DraftEditor-content").first
    text.click()
    admin.tab.keyboard.press("Control+a")
    text.evaluate(PASTE, FROM_GOOGLE_DOCS)
    expect(text).to_contain_text("The gates stayed")
    assert text.evaluate(STYLES) == [
        ["The gates", False, "normal"],
        ["stayed", True, "normal"],
        ["shut", False, "italic"],
    ]
    admin.tab.keyboard.press("Control+a")
    admin.tab.keyboard.press("Control+c")
    admin.tab.keyboard.press("End")
    admin.tab.keyboard.press("Control+v")
    expect(text).to_contain_text("stayed")
    assert_nothing_went_wrong(admin)


def test_translator_types_on_the_desk(admin, newspaper):
    translation = translation_of(newspaper["PlankPage"])
    admin.open(f"/admin/pages/{newspaper['PlankPage'].get_translation(translation.target_locale).pk}/edit/")
    admin.tab.locator("#desk-editable").fill("Six portes, une nuit.")
    admin.tab.get_by_role("button", name="Save", exact=True).click()
    expect(admin.tab.locator(".desk-texts")).to_contain_text("Six portes, une nuit.")
    assert_nothing_went_wrong(admin)


def test_task_of_a_workflow_is_chosen(admin, trees):
    task = GroupApprovalTask.objects.create(name="Read by another")
    admin.open(reverse("wagtailadmin_workflows:add"))
    admin.tab.get_by_role("button", name="Add task").click()
    admin.tab.locator(".task-chooser [data-chooser-action-choose]:visible").click()
    admin.tab.get_by_role("tab", name="Existing").click()
    admin.tab.locator(".modal-body").get_by_text(task.name).click()
    expect(admin.tab.locator(".task-chooser [data-chooser-title]:visible")).to_have_text(task.name)
    assert_nothing_went_wrong(admin)
