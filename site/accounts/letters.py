"""Letters to staff about their own account."""

from allauth.usersessions.models import UserSession
from django.utils.translation import gettext_lazy as _

from accounts.browsers import browser_in_words
from accounts.selectors import language_of
from core.mail import Letter, letter
from users.models import User

# What a notice is about; the codes are those of allauth's own mails, and two of ours.
NOTICES = {
    "signed_in": _("Somebody signed in to the newsroom with your password and second factor."),
    "password_given": _("Somebody gave your password at the newsroom’s door, and is setting up a second factor."),
    "email_changed": _("An administrator changed the e-mail address with which you sign in."),
    "password_changed": _("The password of your account was changed."),
    "totp_activated": _("An authenticator app was set up for your account."),
    "totp_deactivated": _("The authenticator app of your account was taken away."),
    "webauthn_added": _("A passkey was added to your account."),
    "webauthn_removed": _("A passkey was taken away from your account."),
    "recovery_codes_generated": _("New recovery codes were made for your account. The old ones work no more."),
    "factors_taken_away": _(
        "An administrator took away the second factor of your account. You set up a new one when you next sign in."
    ),
}


@letter
def security_notice(*, user_id: int, notice: str, session_id: int | None = None) -> Letter | None:
    user = User.objects.filter(pk=user_id, is_active=True).first()
    if user is None:
        return None
    session = UserSession.objects.filter(pk=session_id, user=user).first()
    return Letter(
        to=user.email,
        language=language_of(user),
        template="security_notice",
        context={
            "what": NOTICES[notice],
            "when": session.created_at if session else None,
            "browser": browser_in_words(session.user_agent) if session else "",
        },
    )
