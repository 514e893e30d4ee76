"""What a reader does, in a real browser."""

import pytest
from playwright.sync_api import expect

from issues.models import Edition, IssuePage
from tests.factories import InfoFactory
from tests.factories.files import PDF

pytestmark = [
    pytest.mark.journey,
    pytest.mark.filterwarnings("ignore:[Uu]nclosed file:ResourceWarning"),
]

PHONE = {"width": 320, "height": 640}


def assert_nothing_went_wrong(reader) -> None:
    """No error, nothing that the policy forbade, nobody else asked, and nothing kept in the browser."""
    assert reader.complaints == []
    assert reader.foreign_hosts == []
    assert reader.tab.context.cookies() == []


@pytest.mark.parametrize("has_scripts", [True, False], ids=["with scripts", "without scripts"])
def test_reader_goes_through_the_paper_and_into_the_other_language(make_reader, newspaper, has_scripts: bool):
    reader = make_reader(java_script_enabled=has_scripts)
    tab = reader.tab
    reader.open("/en/")
    tab.locator("#lead-title a").click()
    assert reader.heading == newspaper["IssuePage"].title
    tab.get_by_role("link", name=newspaper["ArticlePage"].title, exact=True).click()
    assert reader.heading == newspaper["ArticlePage"].title
    tab.locator("nav.neighbours a[rel=next]").click()
    assert reader.heading == "The piece after"
    tab.locator(".argued a").click()
    plank = reader.path
    assert plank.startswith("/en/platform/")
    tab.get_by_role("navigation", name="Languages").get_by_role("link", name="Français").click()
    assert (reader.path, reader.language) == (plank.replace("/en/", "/fr/"), "fr")
    assert reader.heading.endswith("(fr)")
    tab.go_back()
    assert (reader.path, reader.language) == (plank, "en")
    assert_nothing_went_wrong(reader)


@pytest.mark.parametrize("has_scripts", [True, False], ids=["with scripts", "without scripts"])
def test_reader_downloads_the_printed_paper_by_its_cover(make_reader, newspaper, has_scripts: bool):
    reader = make_reader(java_script_enabled=has_scripts)
    reader.open("/en/")
    cover = reader.tab.locator("a.cover")
    expect(cover.locator("img")).to_be_visible()
    with reader.tab.expect_download() as download:
        cover.click()
    number = IssuePage.objects.filter(locale__language_code="en").order_by("number").last().number
    assert download.value.suggested_filename == Edition.objects.get(issue_number=number).file_name
    assert download.value.path().read_bytes() == PDF
    assert_nothing_went_wrong(reader)


def test_reader_without_a_mouse_skips_to_the_text_and_follows_a_link(make_reader, newspaper):
    reader = make_reader()
    keys, tab = reader.tab.keyboard, reader.tab
    reader.open("/en/")
    keys.press("Tab")
    skip = tab.locator(".skip-link")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    keys.press("Enter")
    expect(tab.locator("main")).to_be_focused()
    keys.press("Tab")
    expect(tab.locator("main a").first).to_be_focused()
    keys.press("Tab")
    expect(tab.locator("#lead-title a")).to_be_focused()
    keys.press("Enter")
    tab.wait_for_url("**/en/issues/*/")
    assert reader.heading == newspaper["IssuePage"].title
    assert_nothing_went_wrong(reader)


def test_every_page_type_opens_without_a_complaint_and_scrolls_sideways_on_no_phone(make_reader, newspaper):
    InfoFactory(title="Only in English", slug="only-in-english")
    english = [page.get_url() for page in newspaper.values()] + ["/en/only-in-english/"]
    french = [address.replace("/en/", "/fr/") for address in english]
    reader = make_reader(viewport=PHONE)
    widths = {}
    for address in [*english, *french]:
        reader.open(address)
        expect(reader.tab.locator("h1")).to_have_count(1)
        reader.tab.wait_for_load_state("networkidle")
        widths[address] = reader.tab.evaluate("document.documentElement.scrollWidth")
    # Eleven types and the page without a translation in both languages; the bilingual page has one address.
    assert len(widths) == 12 + 11
    assert {address: width for address, width in widths.items() if width > PHONE["width"]} == {}
    assert_nothing_went_wrong(reader)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_page_that_does_not_exist_scrolls_sideways_on_no_phone(make_reader, trees, language: str):
    reader = make_reader(viewport=PHONE)
    reader.open(f"/{language}/no/such/page/")
    expect(reader.tab.locator("h1")).to_have_count(1)
    assert reader.tab.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert reader.foreign_hosts == []


def test_pictures_arrive_when_the_reader_comes_to_them(make_reader, newspaper):
    reader = make_reader()
    reader.open(newspaper["ArticlePage"].get_url())
    pictures = reader.tab.locator("main img")
    for picture in pictures.all():
        picture.scroll_into_view_if_needed()
        expect(picture).to_have_js_property("complete", value=True)
        assert picture.evaluate("picture => picture.naturalWidth") > 0
    assert pictures.count() == 2
    assert_nothing_went_wrong(reader)


def test_video_asks_nobody_before_the_reader_starts_it(make_reader, newspaper):
    reader = make_reader()
    reader.open(newspaper["ArticlePage"].get_url())
    start = reader.tab.locator(".video__start")
    start.scroll_into_view_if_needed()
    reader.tab.wait_for_load_state("networkidle")
    assert_nothing_went_wrong(reader)
    start.click()
    frame = reader.tab.locator("iframe.video__frame")
    expect(frame).to_be_focused()
    assert frame.get_attribute("src") == "https://www.youtube-nocookie.com/embed/demotorch01?autoplay=1"
    assert frame.get_attribute("title") == "At the print shop"
    reader.tab.wait_for_load_state("networkidle")
    assert set(reader.foreign_hosts) == {"www.youtube-nocookie.com"}
    assert reader.complaints == []


def test_video_is_a_plain_link_without_scripts(make_reader, newspaper):
    reader = make_reader(java_script_enabled=False)
    reader.open(newspaper["ArticlePage"].get_url())
    assert_nothing_went_wrong(reader)
    reader.tab.locator(".video__start").click()
    reader.tab.wait_for_url("https://youtu.be/**")
    assert reader.foreign_hosts[0] == "youtu.be"
