"""PO files out and in, for a page or for an issue: upload, look at what would change, confirm."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail_localize.models import Translation

from core.uploads import check_po
from translation.access import may_begin
from translation.desk.board import translation_on_desk, translations_of_issue
from translation.desk.views import DeskAccess, DeskPage
from translation.exchange.comparing import Comparison, Row, RowKind, compare
from translation.exchange.importing import compare_again, import_texts
from translation.exchange.parcels import pack, unpack
from translation.exchange.po_files import po_of
from translation.exchange.reading import read_po
from translation.refusals import DeskRefusal


class PoForm(forms.Form):
    # What an upload of PO says, once checked.
    text = ""
    file = forms.FileField(label=_("PO file"))

    def clean_file(self) -> object:
        self.text = check_po(self.cleaned_data["file"])
        return self.cleaned_data["file"]


@dataclass(frozen=True, kw_only=True)
class Exchange:
    """What an exchange is about: one page, or an issue with all its pieces."""

    translations: list[Translation]
    name: str
    back_address: str
    export_address: str
    import_address: str
    # What a file that names its place must name.
    translation_uuid: UUID | None = None
    issue_number: int | None = None


def exchange_of(pk: int | None, number: int | None) -> Exchange:
    """Raises Http404 for a page that is not on the desk, and for an issue of which none is."""
    if number is not None:
        translations = translations_of_issue(number)
        if not translations:
            raise Http404
        return Exchange(
            translations=translations,
            name=gettext("Issue %(number)s") % {"number": number},
            back_address=f"{reverse('desk:board')}?issue={number}",
            export_address=reverse("desk:issue_po", args=[number]),
            import_address=reverse("desk:issue_po_import", args=[number]),
            issue_number=number,
        )
    translation = translation_on_desk(pk or 0)
    if translation is None:
        raise Http404
    return Exchange(
        translations=[translation],
        name=translation.work.title,
        back_address=reverse("desk:page", args=[translation.pk]),
        export_address=reverse("desk:po", args=[translation.pk]),
        import_address=reverse("desk:po_import", args=[translation.pk]),
        translation_uuid=translation.uuid,
    )


class ExchangeAccess(DeskAccess):
    @cached_property
    def exchange(self) -> Exchange:
        return exchange_of(self.kwargs.get("pk"), self.kwargs.get("number"))


class ExportView(ExchangeAccess):
    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        exchange = self.exchange
        file = po_of(exchange.translations, issue_number=exchange.issue_number)
        stem = slugify(exchange.name)[:60] or str(exchange.translations[0].pk)
        language = exchange.translations[0].target_locale.language_code
        headers = {"Content-Disposition": f'attachment; filename="torch-{stem}.{language}.po"'}
        return HttpResponse(str(file), content_type="text/x-gettext-translation; charset=utf-8", headers=headers)


class ImportView(ExchangeAccess, DeskPage):
    """Three steps at one address: a form, the dry run of a file that was uploaded, what somebody chose from it."""

    template_name = "translation/po_import.html"
    page_title = _("PO file")
    form: PoForm | None = None
    comparison: Comparison | None = None
    empty_count = 0
    packed = ""

    def get_page_subtitle(self) -> str:
        return self.exchange.name

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        try:
            if "rows" in request.POST:
                return self._take()
            self._look()
        except DeskRefusal as refusal:
            messages.error(request, refusal.words)
            return redirect(self.exchange.import_address)
        return self.get(request, *args, **kwargs)

    def _look(self) -> None:
        self.form = PoForm(self.request.POST, self.request.FILES)
        if not self.form.is_valid():
            return
        exchange = self.exchange
        try:
            reading = read_po(
                self.form.text,
                language=exchange.translations[0].target_locale.language_code,
                translation=exchange.translation_uuid,
                issue_number=exchange.issue_number,
            )
            comparison = compare(self.exchange.translations, reading.entries)
            self._show(comparison)
        except DeskRefusal as refusal:
            self.form.add_error("file", ValidationError(refusal.words))
            return
        self.empty_count = reading.empty_count

    def _show(self, comparison: Comparison) -> None:
        self.packed = pack(comparison.rows, user=self.user, place=self.exchange.import_address)
        self.comparison = comparison

    def _take(self) -> HttpResponse:
        parcels = unpack(self.request.POST["rows"], user=self.user, place=self.exchange.import_address)
        chosen = set(self.request.POST.getlist("take"))
        taken = [parcel for number, parcel in enumerate(parcels) if str(number) in chosen]
        done = import_texts(translations=self.exchange.translations, parcels=taken, user=self.user, now=timezone.now())
        if done.written or not taken:
            said = ngettext("%(count)s text was taken over.", "%(count)s texts were taken over.", done.written)
            messages.success(self.request, said % {"count": done.written})
        if not done.refused:
            return redirect(self.exchange.back_address)
        for words in dict.fromkeys(str(refusal.words) for _parcel, refusal in done.refused):
            messages.error(self.request, words)
        self._show(compare_again(self.exchange.translations, [parcel for parcel, _refusal in done.refused]))
        return self.get(self.request)

    def get_context_data(self, **kwargs: object) -> dict:
        exchange, comparison = self.exchange, self.comparison
        translation = exchange.translations[0]
        return {
            **super().get_context_data(**kwargs),
            "exchange": exchange,
            "form": self.form or PoForm(),
            "comparison": comparison,
            "groups": list(_groups(comparison)) if comparison else [],
            "has_choice": bool(comparison) and any(row.is_open_to_choice for row in comparison.rows),
            "unchanged_count": comparison.counts()[RowKind.UNCHANGED] if comparison else 0,
            "empty_count": self.empty_count,
            "packed": self.packed,
            "names_pages": len(exchange.translations) > 1,
            "may_write": any(may_begin(user=self.user, translation=found) for found in exchange.translations),
            "language": translation.target_locale.language_code,
            "source_language": translation.source.locale.language_code,
        }


def _groups(comparison: Comparison) -> Iterable[tuple[RowKind, list[tuple[int, Row]]]]:
    """The rows by kind, what needs a decision first; each with its number among those that can be chosen."""
    numbers = {id(row): number for number, row in enumerate(row for row in comparison.rows if row.is_open_to_choice)}
    for kind in RowKind:
        rows = comparison.of_kind(kind)
        if rows and kind != RowKind.UNCHANGED:
            yield kind, [(numbers.get(id(row), -1), row) for row in rows]
