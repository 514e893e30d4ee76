from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def register_round_actions(actions: LogActionRegistry) -> None:
    actions.register_action("rounds.planned", _("Plan the round"), _("Round planned"))
    actions.register_action("rounds.opened", _("Open the round"), _("Round opened"))
    actions.register_action("rounds.closed", _("Close the round"), _("Round closed"))
    actions.register_action("rounds.end_moved", _("Move the end of the round"), _("End of the round moved"))
    actions.register_action("rounds.approved", _("Approve the request"), _("Request approved"))
