from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def register_ledger_actions(actions: LogActionRegistry) -> None:
    actions.register_action("ledger.reverse", _("Take back"), _("Taken back"))
    actions.register_action("ledger.open", _("Open again"), _("Opened again: moves are accepted"))
    actions.register_action("ledger.close", _("Close"), _("Closed: no more moves are accepted"))
