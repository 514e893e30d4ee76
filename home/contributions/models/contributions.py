from uuid import uuid4

from django.conf import settings
from django.contrib.admin import display
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.encryption import unseal
from core.fields import BlindIndexField, EncryptedTextField
from core.storages import private_storage
from home.contributions.enums import OPEN_STATUSES, ContributionKind, ContributionStatus, ManuscriptFormat
from home.contributions.querysets import ContributionQuerySet


def manuscript_path(contribution: "Contribution", name: str) -> str:
    """A random name: the one that the file came with may be a person's."""
    return f"contributions/{uuid4().hex}"


class Contribution(models.Model):
    """What somebody sent through "Work with us". Who they are and what they wrote is encrypted.

    Lists, logs and mail subjects call it by its alias, a number.
    """

    # Of the fetched form: two clicks make one contribution (core/open_forms.py).
    submission_key = models.UUIDField(unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=ContributionKind)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    status = models.CharField(
        _("status"), max_length=10, choices=ContributionStatus, default=ContributionStatus.NEW, editable=False
    )
    name = EncryptedTextField(_("name"), blank=True)
    email = EncryptedTextField(_("e-mail"))
    email_index = BlindIndexField(source="email")
    title = EncryptedTextField(_("title"), blank=True)
    text = EncryptedTextField(_("text"), blank=True)
    file = models.FileField(_("file"), storage=private_storage, upload_to=manuscript_path, blank=True)
    file_format = models.CharField(_("form of the file"), max_length=10, choices=ManuscriptFormat, blank=True)
    # The file is encrypted with a key of its own, and that key like everything else (core/encryption.py).
    file_key = EncryptedTextField(blank=True, editable=False)
    received_at = models.DateTimeField(_("received"), default=timezone.now, editable=False)
    closed_at = models.DateTimeField(_("dealt with"), null=True, editable=False)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("dealt with by"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    answer = EncryptedTextField(_("answer"), blank=True)
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("draft"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = ContributionQuerySet.as_manager()

    # "Used in" beside a page would tell everybody who sees the page that somebody sent it.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        indexes = [
            models.Index(fields=["-received_at", "-id"], name="contribution_newest"),
            models.Index(fields=["status", "-received_at"], name="contribution_by_status"),
            models.Index(fields=["closed_at"], name="contribution_closed"),
        ]
        constraints = [
            # Refuses an unknown status as well.
            models.CheckConstraint(
                condition=Q(status=ContributionStatus.NEW, closed_at__isnull=True)
                | Q(
                    status__in=[ContributionStatus.ANSWERED, ContributionStatus.DECLINED, ContributionStatus.TAKEN],
                    closed_at__isnull=False,
                ),
                name="contribution_status_agrees_with_end",
            ),
            models.CheckConstraint(
                condition=Q(page__isnull=True) | Q(status=ContributionStatus.TAKEN),
                name="contribution_page_only_if_taken",
            ),
            models.CheckConstraint(
                condition=Q(file="", file_format="") | (~Q(file="") & Q(file_format__in=ManuscriptFormat.values)),
                name="contribution_file_has_a_format",
            ),
            models.CheckConstraint(condition=Q(kind__in=ContributionKind.values), name="contribution_kind_is_known"),
        ]

    def __str__(self) -> str:
        return gettext("Contribution %(alias)s") % {"alias": self.alias}

    @property
    @display(description=_("number"))
    def alias(self) -> str:
        """By which people and logs call it: the year and a number."""
        return f"{timezone.localtime(self.received_at):%Y}-{self.pk or 0:04d}"

    @property
    def is_open(self) -> bool:
        """It can still be taken or declined."""
        return self.status in OPEN_STATUSES

    @property
    def download_name(self) -> str:
        return f"contribution-{self.alias}.{self.file_format.lower()}"

    def read_file(self) -> bytes:
        """The attached file as it was sent; EncryptionKeyError if its key does not fit."""
        with self.file.open("rb") as sealed:
            return unseal(sealed.read(), self.file_key)
