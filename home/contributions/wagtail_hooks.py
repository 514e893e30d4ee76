from django.http import HttpRequest
from django.template import Context
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.site_summary import SummaryItem
from wagtail.log_actions import LogActionRegistry
from wagtail.permissions import policy_registry, register_permission_policy

from home.contributions.models import Contribution
from home.contributions.viewsets import ContributionViewSet, NobodyAdds

# Before anything asks for the model's policy: Wagtail would make one of its own.
register_permission_policy(Contribution, NobodyAdds(Contribution))


@hooks.register("register_admin_viewset")
def register_contribution_viewset() -> ContributionViewSet:
    return ContributionViewSet()


@hooks.register("register_log_actions")
def register_contribution_actions(actions: LogActionRegistry) -> None:
    actions.register_action("contributions.answered", _("Answer"), _("Answered"))
    actions.register_action("contributions.declined", _("Decline"), _("Declined"))
    actions.register_action("contributions.taken", _("Take as a draft"), _("Taken as a draft"))


class WaitingContributions(SummaryItem):
    """On the first page of the admin: how many contributions nobody has dealt with."""

    order = 150
    template_name = "contributions/summary_item.html"

    def get_context_data(self, parent_context: Context | dict | None = None) -> Context | dict:
        return {"count": Contribution.objects.waiting().count()}

    def is_shown(self) -> bool:
        return policy_registry.get_by_type(Contribution).user_has_permission(self.request.user, "change")


@hooks.register("construct_homepage_summary_items")
def add_waiting_contributions(request: HttpRequest, items: list[SummaryItem]) -> None:
    items.append(WaitingContributions(request))
