from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.fields import BlindIndexField, EncryptedTextField
from distribution.distributors.models.distributors import Distributor


class DistributorContact(models.Model):
    """Who a distributor is, encrypted: the one place where it stands. No revisions, no search, no log holds it."""

    distributor = models.OneToOneField(Distributor, on_delete=models.CASCADE, related_name="contact")
    name = EncryptedTextField(_("name"), blank=True, default="")
    email = EncryptedTextField(_("e-mail"))
    # One address, one distributor.
    email_index = BlindIndexField(source="email", unique=True)
    phone = EncryptedTextField(_("telephone"), blank=True, default="")
    address = EncryptedTextField(_("postal address"), blank=True, default="")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("contact of a distributor")
        verbose_name_plural = _("contacts of distributors")

    def __str__(self) -> str:
        return self.distributor.alias


class ContactLook(models.Model):
    """Somebody of the staff looked at a contact: who, when and why. The distributor may read it."""

    distributor = models.ForeignKey(Distributor, on_delete=models.CASCADE, related_name="looks")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("who"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    looked_at = models.DateTimeField(_("when"))
    reason = models.CharField(_("why"), max_length=200)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("look at a contact")
        verbose_name_plural = _("looks at contacts")
        indexes = [models.Index(fields=["distributor", "-looked_at"], name="distributors_looks")]

    def __str__(self) -> str:
        return f"{self.distributor} · {self.looked_at:%Y-%m-%d}"
