"""What editors are told in the Checks panel, beside what Wagtail finds there by itself.

Wagtail looks at the HTML of the preview. What is missing from a page often leaves no trace in it, so each check here is
a small function that looks at the page, in a file content_checks.py of the app that knows the answer.
"""

from collections.abc import Callable
from dataclasses import dataclass
from types import FunctionType
from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.userbar import ContentCheckerItem

from core.pages import LedeMixin


@dataclass(frozen=True, kw_only=True)
class ContentCheck:
    """Something that a page of this type should have, and what an editor is told where it is missing."""

    name: str
    page_type: type
    message: str | Promise
    advice: str | Promise
    is_missing: Callable[[Any], bool]

    def finds_fault_with(self, page: object) -> bool:
        return isinstance(page, self.page_type) and self.is_missing(page)


CHECKS: list[ContentCheck] = []


def content_check[F: FunctionType](
    page_type: type, *, message: str | Promise, advice: str | Promise
) -> Callable[[F], F]:
    """Let a function that says whether something is missing from a page speak to editors under its own name."""

    def register(is_missing: F) -> F:
        name = is_missing.__name__.replace("_", "-")
        CHECKS.append(
            ContentCheck(name=name, page_type=page_type, message=message, advice=advice, is_missing=is_missing)
        )
        return is_missing

    return register


@content_check(
    LedeMixin,
    message=_("The lede is missing"),
    advice=_("Write one or two sentences under the title. Readers see them in lists and search results too."),
)
def lede_missing(page: LedeMixin) -> bool:
    return not page.lede.strip()


# axe takes no function from JSON, only the names of its own, so it is asked for an attribute that nothing has.
ALWAYS_FAILS = "missing-from-the-page"
PAGE, NOTHING = "main", "main:not(*)"


class EditorsChecks(ContentCheckerItem):
    """Wagtail's checker with ours.

    It is made twice: in the preview, where the rules look at the page as the editor has just typed it, and in the
    editor itself, which knows what to say of the rules that found something.
    """

    # Wagtail leaves it out. Every picture carries a text or is marked as decorative, so this finds a template's slip.
    axe_run_only: ClassVar = [*ContentCheckerItem.axe_run_only, "image-alt"]

    def __init__(self, page: object, *, in_editor: bool) -> None:
        super().__init__(in_editor=in_editor)
        self.page = page

    def get_axe_run_only(self, request: HttpRequest) -> list[str]:
        return [*super().get_axe_run_only(request), *(check.name for check in CHECKS)]

    def get_axe_custom_checks(self, request: HttpRequest) -> list[dict]:
        always_fails = {
            "id": ALWAYS_FAILS,
            "evaluate": "attr-non-space-content-evaluate",
            "options": {"attribute": f"data-{ALWAYS_FAILS}"},
        }
        return [*super().get_axe_custom_checks(request), always_fails]

    def get_axe_custom_rules(self, request: HttpRequest) -> list[dict]:
        return [*super().get_axe_custom_rules(request), *(self._rule(check) for check in CHECKS)]

    def _rule(self, check: ContentCheck) -> dict:
        return {
            "id": check.name,
            "impact": "serious",
            "selector": PAGE if not self.in_editor and check.finds_fault_with(self.page) else NOTHING,
            "tags": ["best-practice"],
            "any": [ALWAYS_FAILS],
            "enabled": True,
        }

    def get_axe_messages(self, request: HttpRequest) -> dict:
        ours = {check.name: {"error_name": check.message, "help_text": check.advice} for check in CHECKS}
        alt = {
            "error_name": _("A picture has no alternative text"),
            "help_text": _("Say in one sentence what it shows, or mark it as decorative."),
        }
        return {**super().get_axe_messages(request), "image-alt": alt, **ours}
