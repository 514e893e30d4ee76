"""The doors that are open. allauth has more, and includes them all in its own list: signing up, password resets by
mail, codes by mail. What is not here does not exist."""

from collections.abc import Callable

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.usersessions import views as sessions
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.urls import path
from django.views.decorators.cache import never_cache

from accounts import views


def own(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page about one's own account: for who is signed in, and kept by no browser and no cache.

    allauth would keep what a stranger posts here, to go on with it after the sign-in.
    """
    return never_cache(login_required(view))


urlpatterns = [
    path("login/", account.login, name="account_login"),
    path("login/second-factor/", mfa.authenticate, name="mfa_authenticate"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("password/", own(account.password_change), name="account_change_password"),
    path("confirm/", own(account.reauthenticate), name="account_reauthenticate"),
    path("confirm/code/", own(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("confirm/passkey/", own(views.ConfirmByPasskeyView.as_view()), name="mfa_reauthenticate_webauthn"),
    path("", own(mfa.index), name="mfa_index"),
    path("second-factor/", own(views.second_factor_set_up), name="second_factor_set_up"),
    path("app/", own(totp.activate_totp), name="mfa_activate_totp"),
    path("app/remove/", own(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("passkeys/", own(webauthn.list_webauthn), name="mfa_list_webauthn"),
    path("passkeys/add/", own(webauthn.add_webauthn), name="mfa_add_webauthn"),
    path("passkeys/<int:pk>/", own(webauthn.edit_webauthn), name="mfa_edit_webauthn"),
    path("passkeys/<int:pk>/remove/", own(views.RemovePasskeyView.as_view()), name="mfa_remove_webauthn"),
    path("recovery-codes/", own(recovery_codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("recovery-codes/new/", own(recovery_codes.generate_recovery_codes), name="mfa_generate_recovery_codes"),
    path("recovery-codes/download/", own(recovery_codes.download_recovery_codes), name="mfa_download_recovery_codes"),
    path("sessions/", own(sessions.list_usersessions), name="usersessions_list"),
    path("sessions/<int:pk>/end/", own(views.end_session), name="end_session"),
]
