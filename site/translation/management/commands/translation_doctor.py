"""Finds what is wrong with translated pages and their tree, and with --mend mends what can be mended safely."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.urls import reverse
from django.utils.translation import gettext as _

from translation.doctor.examination import examine, mend


class Command(BaseCommand):
    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--mend", action="store_true", help="Mend what can be mended, and say what was done.")

    def handle(self, **options: object) -> None:
        found = list(examine())
        for ailment in found:
            if options["mend"] and mend(ailment):
                state = _("mended")
            else:
                state = _("can be mended with --mend") if ailment.is_mendable else _("for people to decide")
            address = f"{settings.PUBLIC_ADDRESS}{reverse('wagtailadmin_pages:edit', args=[ailment.page.pk])}"
            self.stdout.write(f"{ailment.code} ({state}): {ailment.page.title}\n    {ailment.words}\n    {address}")
        self.stdout.write(_("%(count)s found.") % {"count": len(found)})
