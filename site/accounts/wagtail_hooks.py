from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets import Button

from accounts.letters import security_notice
from accounts.requests import SessionRequest
from accounts.views import may_reset, reset_second_factor
from core.mail import owe_letter
from users.models import User


@hooks.register("register_admin_urls")
def register_reset() -> list[URLPattern]:
    return [path("people/<int:pk>/second-factor/", reset_second_factor, name="reset_second_factor")]


@hooks.register("register_user_listing_buttons")
def reset_button(user: User, request_user: User) -> Iterator[Button]:
    if may_reset(request_user):
        url = reverse("reset_second_factor", args=[user.pk])
        yield Button(_("Take away the second factor"), url=url, icon_name="lock-open", priority=40)


@hooks.register("before_edit_user")
def remember_how_somebody_signs_in(request: SessionRequest, user: User) -> None:
    request.signed_in_by = {"email_changed": user.email, "password_changed": user.password}


@hooks.register("after_edit_user")
def tell_of_an_administrators_change(request: SessionRequest, user: User) -> None:
    now = {"email_changed": user.email, "password_changed": user.password}
    for notice, value in now.items():
        if value != request.signed_in_by[notice]:
            owe_letter(security_notice, user_id=user.pk, notice=notice)


@hooks.register("register_account_menu_item")
def sign_in_and_security(_request: HttpRequest) -> dict[str, str]:
    """Leads from the account page in the admin to the site's own pages about signing in."""
    return {
        "url": reverse("mfa_index"),
        "label": _("Password, second factor and sessions"),
        "help_text": _("How you sign in, and where you are signed in now."),
    }
