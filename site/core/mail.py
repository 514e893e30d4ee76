"""Letters by mail: composed when they are sent, in the receiver's language, once per row of the outbox.

    @letter
    def request_received(*, request_id: int) -> Letter | None: ...

    owe_letter(request_received, request_id=request.pk)

Composers stand in an app's jobs.py, or are imported there. The words stand in templates/mail/: a subject, a text and
an HTML version, the last of which extends mail/base.html.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import parseaddr
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template import Context, Engine
from django.utils import translation
from django.utils.translation import gettext

from core.job_arguments import Id
from core.jobs import JobFailed, JobRun, UnknownJobError, job, name_of, start
from core.models import Job


@dataclass(frozen=True)
class Letter:
    """One mail to one person. Address and context never show in logs: they are left out of its repr."""

    to: str = field(repr=False)
    language: str
    template: str
    context: Mapping[str, object] = field(repr=False, default_factory=dict)


@dataclass(frozen=True)
class Composer:
    """A function that makes a letter from ids, or None when there is nothing to be sent any more."""

    name: str
    function: Callable[..., Letter | None]

    def __call__(self, **ids: Id) -> Letter | None:
        return self.function(**ids)


_composers: dict[str, Composer] = {}


def letter(function: Callable[..., Letter | None]) -> Composer:
    """Register a composer. What is owed names it: moving or renaming it loses the letters that wait."""
    composer = Composer(name=name_of(function), function=function)
    if composer.name in _composers:
        raise ValueError(f"Two composers are named {composer.name}.")
    _composers[composer.name] = composer
    return composer


def owe_letter(
    composer: Composer, /, *, due_at: datetime | None = None, unique_key: str | None = None, **ids: Id
) -> Job:
    """Owe a letter in the caller's transaction.

    It is never lost. A worker that is killed in the moment of sending can double it; both then have one Message-ID.
    """
    return start(send_letter, due_at=due_at, unique_key=unique_key, composer=composer.name, **ids)


@job(name="core.send_letter", retries=8, retry_after=timedelta(minutes=2))
def send_letter(run: JobRun, *, composer: str, **ids: Id) -> None:
    if composer not in _composers:
        raise UnknownJobError(composer)
    composed = _composers[composer](**ids)
    if composed is None:
        return
    if not compose_message(composed, job_id=run.job_id).send(using="default"):
        raise JobFailed(gettext("The letter has no receiver."))


def compose_message(composed: Letter, *, job_id: UUID) -> EmailMultiAlternatives:
    """The mail as it will be sent, in the language of the person who reads it."""
    path = f"mail/{composed.template}"
    context = {
        **composed.context,
        "language": composed.language,
        "site_name": settings.WAGTAIL_SITE_NAME,
        "site_address": settings.PUBLIC_ADDRESS,
    }
    with translation.override(composed.language):
        message = EmailMultiAlternatives(
            # A subject is one line, however its template is broken.
            subject=" ".join(_render(f"{path}.subject.txt", context).split()),
            body=_render(f"{path}.txt", context),
            to=[composed.to],
            headers={"Message-ID": f"<{job_id}@{_sender_domain()}>", "Auto-Submitted": "auto-generated"},
        )
        message.attach_alternative(_render(f"{path}.html", context), "text/html")
    return message


def _render(template: str, context: dict[str, object]) -> str:
    # Plain text is not HTML: "l'équipe" must not become "l&#x27;équipe".
    is_html = template.endswith(".html")
    return Engine.get_default().get_template(template).render(Context(context, autoescape=is_html))


def _sender_domain() -> str:
    """The part after the @ of who sends; the name of the machine is nobody's business."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
