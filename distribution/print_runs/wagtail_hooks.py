from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def register_print_run_actions(actions: LogActionRegistry) -> None:
    actions.register_action("print_runs.ordered", _("Order the print run"), _("Print run ordered"))
    actions.register_action("print_runs.received", _("Receive copies"), _("Copies received"))
    actions.register_action("print_runs.taken_back", _("Take the receipt back"), _("Receipt taken back"))
    actions.register_action("print_runs.completed", _("Await nothing more"), _("Print run complete"))
    actions.register_action("print_runs.cancelled", _("Cancel the print run"), _("Print run cancelled"))
