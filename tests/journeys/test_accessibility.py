"""What the accessibility page promises: axe-core looks at each kind of page in both languages, in light and in dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = [
    pytest.mark.journey,
    pytest.mark.filterwarnings("ignore:[Uu]nclosed file:ResourceWarning"),
]

BUILT_IN = ["/en/site-map/", "/en/accessibility/", "/en/privacy/"]


@pytest.mark.parametrize(("light", "width"), [("light", 1280), ("dark", 320)])
def test_axe_finds_no_fault_on_any_kind_of_page(make_reader, newspaper, light: str, width: int):
    reader = make_reader(color_scheme=light, viewport={"width": width, "height": 800})
    english = [*(page.get_url() for page in newspaper.values()), *BUILT_IN, "/en/no/such/page/"]
    addresses = {*english, *(address.replace("/en/", "/fr/") for address in english)}
    faults = {}
    for address in sorted(addresses):
        reader.open(address)
        for violation in Axe().run(reader.tab).response["violations"]:
            faults[address, violation["id"]] = [node["html"] for node in violation["nodes"]]
    assert faults == {}
    # The bilingual page has one address.
    assert len(addresses) == 2 * len(english) - 1
