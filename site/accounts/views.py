from allauth.account.decorators import reauthentication_required
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.views import ReauthenticateWebAuthnView, RemoveWebAuthnView
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from accounts.factors import has_factor
from accounts.requests import SessionRequest
from accounts.services import take_away_factors
from core.deletion import DeletedByPost
from users.models import User


@require_safe
def closed_door(_request: HttpRequest, **_kwargs: object) -> HttpResponse:
    """Wagtail's own doors lead here: there is one way in."""
    return redirect("account_login")


@require_safe
def second_factor_set_up(request: SessionRequest) -> HttpResponse:
    """The choice of a second factor, at the first sign-in."""
    if has_factor(request.user):
        return redirect("mfa_index")
    return render(request, "account/second_factor_set_up.html")


class RemovePasskeyView(DeletedByPost, RemoveWebAuthnView):
    """allauth asks before it takes an app away whether that may be; this asks for passkeys too."""

    def form_valid(self, form: Form) -> HttpResponse:
        adapter = get_adapter()
        if adapter.can_delete_authenticator(self.object):
            return super().form_valid(form)
        form.add_error(None, adapter.validation_error("cannot_delete_authenticator"))
        return self.form_invalid(form)


class ConfirmByPasskeyView(ReauthenticateWebAuthnView):
    """allauth sends whoever fails away to the door; this stays, says what happened and lets them try again."""

    def form_invalid(self, form: Form) -> HttpResponse:
        return self.render_to_response({**self.get_context_data(), "form": form})


@require_POST
def end_session(request: SessionRequest, pk: int) -> HttpResponse:
    """End one of one's own sessions."""
    get_object_or_404(UserSession, pk=pk, user=request.user).end()
    messages.success(request, _("The session was ended."))
    return redirect("usersessions_list")


@require_http_methods(["GET", "POST"])
@reauthentication_required(app="allauth.mfa")
def reset_second_factor(request: SessionRequest, pk: int) -> HttpResponse:
    """An administrator takes away somebody's second factor."""
    if not may_reset(request.user):
        raise PermissionDenied
    person = get_object_or_404(User, pk=pk)
    if request.method == "POST":
        take_away_factors(user=person)
        messages.success(request, _("%(person)s can now set up a new second factor.") % {"person": person})
        return redirect("wagtailusers_users:index")
    has_any = Authenticator.objects.filter(user=person).exists()
    return render(request, "accounts/reset_second_factor.html", {"person": person, "has_any": has_any})


def may_reset(user: User | AnonymousUser) -> bool:
    return bool(user.is_active and user.is_superuser)
