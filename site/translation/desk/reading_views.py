"""Views to look at: the French page beside its texts, a sheet for paper, every place of a word."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.generic import TemplateView
from wagtail.models import Page

from translation.desk.exchange_views import ExchangeAccess
from translation.desk.page_texts import texts_of
from translation.desk.views import DeskPage, TranslationView
from translation.desk.worksheets import sheet_of
from translation.memory import concordance
from translation.selectors import other_locale

MAX_QUERY = 100


class PreviewView(TranslationView, DeskPage):
    """The texts of a page in a list, and the page that is made of them."""

    template_name = "translation/preview.html"
    page_title = _("Preview")

    def get_page_subtitle(self) -> str:
        return self.translation.work.title

    def get_context_data(self, **kwargs: object) -> dict:
        texts = texts_of(self.translation)
        return {
            **super().get_context_data(**kwargs),
            "translation": self.translation,
            "texts": texts,
            "missing_count": sum(not text.words for text in texts),
            "to_review_count": sum(bool(text.words) and text.is_open for text in texts),
            "has_page": isinstance(self.target, Page),
            "language": self.translation.target_locale.language_code,
            "language_name": self.translation.target_locale.get_display_name(),
            "source_language": self.translation.source.locale.language_code,
            "source_language_name": self.translation.source.locale.get_display_name(),
        }


# Said here although it is so everywhere: were the rest of the site closed to frames, this would still have to be shown.
@method_decorator(xframe_options_sameorigin, name="dispatch")
class PreviewFrameView(TranslationView):
    """The page as readers will see it, with the source's words where nothing is translated yet."""

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not isinstance(self.target, Page):
            raise Http404
        translation = self.translation
        page = translation.source.get_ephemeral_translated_instance(translation.target_locale, fallback=True)
        # Wagtail's own bar stays out of the frame, as in its editor.
        attributes = {"in_preview_panel": True}
        return page.make_preview_request(request, page.default_preview_mode, extra_request_attrs=attributes)


class WorksheetView(ExchangeAccess, TemplateView):
    """A page, or an issue, to be printed and translated by hand. It has nothing of the admin about it."""

    template_name = "translation/worksheet.html"

    def get_context_data(self, **kwargs: object) -> dict:
        first = self.exchange.translations[0]
        return {
            **super().get_context_data(**kwargs),
            "exchange": self.exchange,
            "sheets": [sheet_of(translation) for translation in self.exchange.translations],
            "language": first.target_locale.language_code,
            "language_name": first.target_locale.get_display_name(),
            "source_language": first.source.locale.language_code,
            "source_language_name": first.source.locale.get_display_name(),
        }


class ConcordanceView(DeskPage):
    """Every translated text in which some words occur, in either language."""

    template_name = "translation/concordance.html"
    page_title = _("Search in what is translated")

    def get_context_data(self, **kwargs: object) -> dict:
        words = " ".join(self.request.GET.get("q", "").replace("\0", "").split())[:MAX_QUERY]
        locale = other_locale()
        return {
            **super().get_context_data(**kwargs),
            "words": words,
            "hits": concordance(query=words, locale=locale, page=self.request.GET.get("page", 1)) if words else None,
            "language": locale.language_code,
            "source_language": settings.LANGUAGE_CODE,
        }
