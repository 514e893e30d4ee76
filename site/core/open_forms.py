"""Forms that anybody may send, without an account and without a cookie (docs/decisions/0013-contributions.md).

    class SeatForm(OpenForm):
        name = TypedLine(max_length=100)

    @open_door(max_bytes=100_000)
    def take_a_seat(request): ...

The door asks which page the form comes from, and the form carries a signed token that says when it was fetched. The
token's key is the same for every sending of one fetched form: what is stored under it is stored once. In templates,
`{% include "components/form_guard.html" with form=form only %}` stands in the form.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from urllib.parse import urlsplit
from uuid import UUID, uuid4

from django import forms
from django.conf import settings
from django.core.exceptions import BadRequest, SuspiciousOperation, ValidationError
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt

from core.views import csrf_failure

# Nobody reads, types and sends faster; a form that stands open longer gets a new token.
AT_LEAST = timedelta(seconds=3)
AT_MOST = timedelta(hours=24)


class OpenForm(forms.Form):
    """A form with a token and a trap. What is wrong with them is told above the form, and nothing typed is lost."""

    token = forms.CharField(required=False, widget=forms.HiddenInput)
    # Hidden from people (components/form_guard.html). Programs fill in whatever they find.
    homepage = forms.CharField(required=False)

    key: UUID | None = None

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        try:
            self.key = read_token(cleaned.get("token", ""))
        except ValidationError as fault:
            self.add_error(None, fault)
        if cleaned.get("homepage"):
            self.refuse(_("A field that nobody sees was filled in, perhaps by your browser. Please send it again."))
        return cleaned

    def token_holds(self) -> bool:
        """Whether the form came with a good token: asked before work that costs something."""
        try:
            read_token(self.data.get("token", ""))
        except ValidationError:
            return False
        return True

    def refuse(self, message: str) -> None:
        """Say above the form why it is not taken."""
        self.add_error(None, message)

    def renew_token(self) -> None:
        """Let the next sending count as another one."""
        self.key = None

    @property
    def token_to_send(self) -> str:
        """The token that came with the form as long as it holds, or else a new one."""
        if not self.is_bound:
            return new_token()
        is_early = self.has_error("__all__", "too_early")
        return self.data.get("token", "") if self.key or is_early else new_token()


def new_token() -> str:
    """A signed token that tells when it was made, around a key that is used once."""
    return _signer().sign(uuid4().hex)


def read_token(token: str) -> UUID:
    """The key in a token. Raises ValidationError in words for whoever sent the form."""
    try:
        key = _signer().unsign(token, max_age=AT_MOST)
    except SignatureExpired as error:
        raise ValidationError(
            _("This page was open for more than a day. What you typed is still here: please send it again."),
            code="expired",
        ) from error
    except BadSignature as error:
        raise ValidationError(
            _("We could not tell where this form comes from. What you typed is still here: please send it again."),
            code="forged",
        ) from error
    if _is_younger_than(AT_LEAST, token):
        raise ValidationError(
            _("That was faster than anybody can type. Wait for three seconds, and please send it again."),
            code="too_early",
        )
    return UUID(key)


def _is_younger_than(age: timedelta, token: str) -> bool:
    try:
        _signer().unsign(token, max_age=age)
    except SignatureExpired:
        return False
    return True


def _signer() -> TimestampSigner:
    # Made anew each time, so that a changed SECRET_KEY holds at once.
    return TimestampSigner(salt="core.open_forms")


def open_door[**P](*, max_bytes: int) -> Callable[[Callable[P, HttpResponse]], Callable[P, HttpResponse]]:
    """Let a view take forms without a CSRF cookie: from pages of our own only, readable, and never kept by a cache."""

    def decorate(view: Callable[P, HttpResponse]) -> Callable[P, HttpResponse]:
        @csrf_exempt
        @wraps(view)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            answer = _refusal(request, max_bytes) or view(request, *args, **kwargs)  # ty: ignore[invalid-argument-type]
            answer.headers["Cache-Control"] = "no-store"
            return answer

        return guarded

    return decorate


def _refusal(request: HttpRequest, max_bytes: int) -> HttpResponse | None:
    """The answer to a form that is not even looked at."""
    if request.method != "POST":
        return None
    if not is_from_our_own_page(request):
        return csrf_failure(request)
    # Before the body is read: what is too large must not fill the disk first.
    length = request.META.get("CONTENT_LENGTH") or ""
    if length.isdecimal() and int(length) > max_bytes:
        return render(request, "errors/form_unreadable.html", status=413)
    try:
        request.POST  # noqa: B018 - reading it is what may fail.
    except (SuspiciousOperation, BadRequest, MultiPartParserError, UnreadablePostError):
        return render(request, "errors/form_unreadable.html", status=400)
    return None


def is_from_our_own_page(request: HttpRequest) -> bool:
    """Whether the browser says that the form stood on a page of this site. Every current browser says so."""
    claims = []
    if site := request.headers.get("Sec-Fetch-Site"):
        claims.append(site == "same-origin")
    if source := request.headers.get("Origin") or request.headers.get("Referer"):
        ours = {f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS}
        claims.append(_origin_of(source) in ours)
    return bool(claims) and all(claims)


def _origin_of(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}"
