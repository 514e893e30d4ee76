from datetime import datetime, timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.addresses import client_address, household_of
from core.open_forms import open_door
from core.rate_limits import RateLimit
from home.contributions.forms import LONGEST_TEXT, ContributionForm
from home.contributions.models import ContributionPage
from home.contributions.services import SentAnotherError, receive_contribution

# A whole union hall may stand behind one address, and every mistake in the form counts.
PER_ADDRESS = RateLimit(name="contributions-per-address", at_most=60, period=timedelta(hours=1))
# Each brings a letter of ours to somebody who perhaps never wrote.
PER_EMAIL = RateLimit(name="contributions-per-email", at_most=5, period=timedelta(hours=1))
# A letter of another alphabet takes 12 bytes in a form.
MAX_BYTES = settings.MANUSCRIPT_MAX_UPLOAD_SIZE + 12 * LONGEST_TEXT


@open_door(max_bytes=MAX_BYTES)
@require_http_methods(["GET", "HEAD", "POST"])
def contribute(request: HttpRequest) -> HttpResponse:
    """Takes what the form on the contribution page sends; shows that page again where something is wrong."""
    page = ContributionPage.objects.in_language(get_language()).first()
    if page is None:
        raise Http404
    if request.method != "POST":
        return HttpResponseRedirect(page.get_url(request))
    now = timezone.now()
    is_allowed = PER_ADDRESS.allows(household_of(client_address(request)), now=now)
    form = ContributionForm(request.POST, request.FILES, reads_files=is_allowed)
    status = _take(form, is_allowed=is_allowed, now=now)
    if status == 303:
        return HttpResponseRedirect(reverse("contribution_sent"), status=303)
    answer = page.serve(request, form=form)
    answer.status_code = status
    if status == 429:
        answer.headers["Retry-After"] = str(int(PER_ADDRESS.period.total_seconds()))
    return answer


def _take(form: ContributionForm, *, is_allowed: bool, now: datetime) -> int:
    """Keep what was sent, or say on the form why not. Returns the status of the answer."""
    is_valid = form.is_valid()
    if not is_allowed:
        form.refuse(_("Too many forms came from your connection. What you typed is still here: send it in an hour."))
        return 429
    if not is_valid or form.key is None:
        return 422
    sent = form.cleaned_data
    if not PER_EMAIL.allows(sent["email"], now=now):
        form.refuse(_("Much has come from this e-mail address. What you typed is still here: send it in an hour."))
        return 429
    try:
        receive_contribution(
            submission_key=form.key,
            language=get_language(),
            kind=sent["kind"],
            name=sent["name"],
            email=sent["email"],
            title=sent["title"],
            text=sent["text"],
            file=sent["file"],
            file_format=form.file_format,
            now=now,
        )
    except SentAnotherError:
        form.renew_token()
        form.refuse(
            _("You have sent another text from this page, and it has arrived. To send this one too, send it again.")
        )
        return 422
    return 303


@require_safe
def contribution_sent(request: HttpRequest) -> HttpResponse:
    """Thanks, and says what happens next. The address tells nothing of what was sent."""
    return render(request, "pages/contribution_sent.html", {"retention_days": settings.CONTRIBUTION_RETENTION_DAYS})
