"""Choosers that start without the inline script that Wagtail's code writes after each of them.

Every other script and style of the admin stands in a template, and is mended in one (docs/decisions/0009-csp.md).
"""

import json

from django.utils.html import escapejs, format_html
from django.utils.safestring import SafeString
from wagtail.admin.widgets import BaseChooser
from wagtail.admin.widgets.workflows import AdminTaskChooser


def render(
    chooser: BaseChooser, name: str, value: object, attrs: dict[str, str], renderer: object | None = None
) -> SafeString:
    """The chooser, and the element that starts it (static/js/admin_policy.js)."""
    value_data = chooser.get_value_data(value)
    options = chooser.get_js_init_options(attrs["id"], name, value_data)
    return format_html(
        '{}<start-widget function="{}" arguments="{}"></start-widget>',
        chooser.render_html(name, value_data, attrs),
        chooser.js_constructor,
        escapejs(json.dumps([attrs["id"], options])),
    )


def take_scripts_out_of_choosers() -> None:
    """Wagtail has no setting for this, and makes a class of its own for the chooser of every model."""
    BaseChooser.render = render  # ty: ignore[invalid-assignment]
    AdminTaskChooser.js_constructor = "createTaskChooser"
