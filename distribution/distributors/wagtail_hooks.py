from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def register_distributor_actions(actions: LogActionRegistry) -> None:
    actions.register_action("distributors.approved", _("Approve the application"), _("Application approved"))
    actions.register_action("distributors.declined", _("Decline the application"), _("Application declined"))
    actions.register_action("distributors.paused", _("Pause the distributor"), _("Distributor paused"))
    actions.register_action("distributors.resumed", _("End the pause"), _("Pause ended"))
    actions.register_action("distributors.erased", _("Erase the contact"), _("Contact erased"))
    actions.register_action("distributors.looked_at", _("Look at the contact"), _("Contact looked at"))
