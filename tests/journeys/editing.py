"""What every journey through Wagtail's editor has to wait for."""

from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

# The preview is made anew some time after the last key, and then looked through by the content checks.
PATIENTLY = 20_000
# Wagtail begins to watch a form two seconds after it opened. What is typed before, as no person could, it neither saves
# nor previews.
IS_WATCHED = """
() => wagtail.app.getControllerForElementAndIdentifier(
    document.querySelector("[data-edit-form]"), "w-unsaved"
)?.initialFormData !== undefined
"""


def wait_until_watched(tab: Tab) -> None:
    tab.wait_for_function(IS_WATCHED)


def publish(tab: Tab) -> None:
    """Press "Publish" once the draft has saved itself, and wait for the word that it is done."""
    expect(tab.locator("[data-w-autosave-state-value=saved]")).to_be_attached(timeout=PATIENTLY)
    tab.locator("footer [data-w-dropdown-target=toggle]").click()
    tab.locator("[name=action-publish]:visible").click()
    expect(tab.locator(".messages .success")).to_contain_text("published")
