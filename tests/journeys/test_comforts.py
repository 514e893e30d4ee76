"""Light and dark, the keyboard, and paper, in a real browser."""

import pypdfium2
import pytest
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

from tests.factories import PlankFactory, body_of

pytestmark = [
    pytest.mark.journey,
    pytest.mark.filterwarnings("ignore:[Uu]nclosed file:ResourceWarning"),
]

LIGHT, DARK = "rgb(255, 253, 248)", "rgb(20, 17, 14)"
A_PARAGRAPH = "The depot opens at five, and so do we. Nobody asks the drivers when they sleep, or where. " * 4


def paper(tab: Tab) -> str:
    return tab.evaluate("getComputedStyle(document.body).backgroundColor")


def choose(tab: Tab, name: str) -> None:
    tab.get_by_role("group", name="Light or dark").get_by_role("radio", name=name).check()


@pytest.mark.parametrize(
    ("device", "other", "before", "after"), [("light", "Dark", LIGHT, DARK), ("dark", "Light", DARK, LIGHT)]
)
def test_reader_s_choice_holds_on_every_page_and_goes_back_to_the_device(
    make_reader, trees, device: str, other: str, before: str, after: str
):
    reader = make_reader(color_scheme=device)
    tab = reader.tab
    reader.open("/en/")
    assert paper(tab) == before
    choose(tab, other)
    assert paper(tab) == after
    reader.open("/fr/privacy/")
    assert paper(tab) == after
    assert tab.locator(".theme input:checked").get_attribute("value") == other.lower()
    reader.open("/en/")
    choose(tab, "Automatic")
    assert paper(tab) == before
    assert tab.evaluate("localStorage.length") == 0
    assert reader.complaints == []
    assert tab.context.cookies() == []


def test_chosen_light_is_there_before_the_first_paint(make_reader, trees):
    reader = make_reader(color_scheme="light")
    reader.open("/en/")
    choose(reader.tab, "Dark")
    # Modules run after the page is read, so what is seen without them is what is painted first.
    reader.tab.route("**/theme.js", lambda route: route.abort())
    reader.open("/en/")
    assert paper(reader.tab) == DARK


@pytest.mark.parametrize(("device", "colour"), [("light", LIGHT), ("dark", DARK)])
def test_without_scripts_the_device_decides_and_nothing_is_offered(make_reader, trees, device: str, colour: str):
    reader = make_reader(color_scheme=device, java_script_enabled=False)
    reader.open("/en/")
    assert reader.tab.locator(".theme").count() == 1
    expect(reader.tab.locator(".theme")).to_be_hidden()
    reader.tab.emulate_media(media="screen")
    assert reader.tab.locator("body").evaluate("body => getComputedStyle(body).backgroundColor") == colour


def test_browser_that_blocks_storage_changes_the_page_that_is_open(make_reader, trees):
    reader = make_reader(color_scheme="light")
    reader.tab.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
    )
    reader.open("/en/")
    choose(reader.tab, "Dark")
    assert paper(reader.tab) == DARK
    assert reader.complaints == []


def test_both_choices_of_a_bilingual_page_say_the_same(make_reader, newspaper):
    reader = make_reader(color_scheme="light")
    reader.open(newspaper["BilingualPage"].get_url())
    reader.tab.locator('.footer [lang="en"]').get_by_role("radio", name="Dark").check()
    checked = reader.tab.locator(".theme input:checked")
    assert [checked.nth(place).get_attribute("value") for place in range(checked.count())] == ["dark", "dark"]


def test_choice_is_made_with_the_keyboard_and_is_large_enough_for_a_thumb(make_reader, trees):
    reader = make_reader(viewport={"width": 320, "height": 640}, color_scheme="light")
    reader.open("/en/")
    reader.tab.locator(".theme input:checked").focus()
    reader.tab.keyboard.press("ArrowLeft")
    assert paper(reader.tab) == DARK
    for choice in reader.tab.locator(".theme__choice, .foot-line__link").all():
        assert choice.bounding_box()["height"] >= 44
    assert reader.tab.evaluate("document.documentElement.scrollWidth") <= 320


def test_reader_goes_back_to_the_top_with_the_keyboard(make_reader, newspaper):
    reader = make_reader()
    reader.open(newspaper["ArticlePage"].get_url())
    back = reader.tab.get_by_role("link", name="Back to the top")
    back.focus()
    assert reader.tab.evaluate("scrollY") > 0
    reader.tab.keyboard.press("Enter")
    assert reader.tab.evaluate("scrollY") == 0
    reader.tab.keyboard.press("Tab")
    expect(reader.tab.locator(".skip-link")).to_be_focused()


def test_old_browser_gets_the_light_paper_that_is_written_for_it(make_reader, trees):
    """Each colour of the fallback is the light one of the pair."""
    reader = make_reader()
    reader.open("/en/")
    pairs = reader.tab.evaluate("""() => {
        const rules = [...document.styleSheets].find((sheet) => sheet.href.includes("base.css")).cssRules;
        const old = [...rules].find((rule) => rule instanceof CSSSupportsRule).cssRules[0].style;
        const now = [...rules].filter((rule) => rule.selectorText === ":root").map((rule) => rule.style);
        return [...old].filter((name) => name.startsWith("--")).map((name) => [
            name, old.getPropertyValue(name).trim(), now.map((style) => style.getPropertyValue(name)).join("").trim(),
        ]);
    }""")
    assert len(pairs) == 8
    assert [name for name, light, both in pairs if not both.startswith(f"light-dark({light},")] == []


def print_out(tab: Tab, paper_size: str) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(tab.pdf(format=paper_size))


def words_of(document: pypdfium2.PdfDocument) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in document)


@pytest.mark.parametrize("paper_size", ["A4", "Letter"])
def test_printed_plank_is_a_leaflet_of_one_page(make_reader, trees, paper_size: str):
    plank = PlankFactory(number=7, title="Free buses, all night", body=body_of(A_PARAGRAPH, A_PARAGRAPH, A_PARAGRAPH))
    reader = make_reader(color_scheme="dark")
    reader.open(plank.get_url())
    document = print_out(reader.tab, paper_size)
    words = words_of(document)
    assert len(document) == 1
    assert words.index("7") < words.index("Free buses") < words.index("The depot opens") < words.index(plank.full_url)
    assert not [word for word in ("Site map", "WhatsApp", "Skip to", "Français") if word in words]
    corner = document[0].render().to_pil().convert("RGB").getpixel((5, 5))
    assert corner == (255, 255, 255)


def test_printed_article_says_where_its_links_lead_and_leaves_the_screen_behind(make_reader, newspaper):
    reader = make_reader()
    reader.open(newspaper["ArticlePage"].get_url())
    words = words_of(print_out(reader.tab, "A4"))
    assert "the terms (https://example.org/)" in words.replace("\r\n", " ")
    assert newspaper["ArticlePage"].full_url in words.replace("\r\n", "")
    assert not [word for word in ("Site map", "WhatsApp", "More of issue", "Download") if word in words]
