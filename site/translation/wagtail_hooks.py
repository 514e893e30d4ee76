from collections.abc import Iterator, Sequence

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path, reverse, reverse_lazy
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import ModelLogEntry, Page, PageLogEntry, TranslatableMixin

from accounts.requests import SessionRequest
from translation import admin_views as views
from translation import doors
from translation.desk.board import work_of
from translation.glossary.viewsets import GlossaryTermViewSet
from translation.overrides import BACK_TO_SOURCE, CHOSEN
from translation.publication import ALLOWED
from users.models import User

# Importing registers: each app says in a file of this name what translators are told.
autodiscover_modules("desk_notices")

CLOSED_ACTIONS = frozenset({"localize-convert-to-alias", "localize-restart-translation"})


# Before the engine's own: the first pattern that fits an address answers it.
@hooks.register("register_admin_urls", order=-10)
def mended_views_of_the_engine() -> list[URLPattern]:
    return [
        path("localize/submit/page/<int:page_id>/", doors.SubmitPage.as_view()),
        path("localize/submit/snippet/<slug:app_label>/<slug:model_name>/<str:pk>/", doors.SubmitSnippet.as_view()),
        path("localize/update/<int:translation_source_id>/", doors.SyncOnTheDesk.as_view()),
        path("localize/page/<int:page_id>/convert_to_alias/", views.no_alias_pages),
        path("localize/translate/<int:translation_id>/disable/", doors.no_stopping),
        path("localize/translate/<int:translation_id>/strings/<int:string_segment_id>/edit/", doors.only_on_the_desk),
        path(
            "localize/translate/<int:translation_id>/overrides/<int:overridable_segment_id>/edit/",
            doors.only_on_the_desk,
        ),
        path("localize/translate/<int:translation_id>/pofile/upload/", doors.only_on_the_desk),
        path("localize/translate/<int:translation_id>/pofile/download/", doors.only_on_the_desk),
        path("localize/translate/<int:translation_id>/machine_translate/", doors.only_on_the_desk),
        path("localize/reports/translations/", views.OrderedReport.as_view()),
        path("localize/reports/translations/results/", views.OrderedReport.as_view(results_only=True)),
    ]


@hooks.register("construct_page_action_menu", order=1000)
@hooks.register("construct_snippet_action_menu", order=1000)
def without_closed_actions(
    menu_items: list[ActionMenuItem], _request: HttpRequest, _context: dict[str, object]
) -> None:
    menu_items[:] = [item for item in menu_items if item.name not in CLOSED_ACTIONS]


@hooks.register("register_admin_urls")
def register_desk_urls() -> list[URLPattern | URLResolver]:
    return [path("translation/", include("translation.desk.urls"))]


class DeskMenuItem(MenuItem):
    def is_shown(self, request: SessionRequest) -> bool:
        return request.user.has_perm("wagtail_localize.submit_translation")


@hooks.register("register_admin_menu_item")
def register_desk_menu_item() -> MenuItem:
    address = reverse_lazy("desk:board")
    return DeskMenuItem(_("Translation"), address, name="translation", icon_name="wagtail-localize-language", order=150)


# Before the engine's own, which shows its editor (and would publish on a POST).
@hooks.register("before_edit_page", order=-10)
def open_translation_on_the_desk(request: HttpRequest, page: Page) -> HttpResponse | None:
    doors.no_restarting(request)
    return doors.on_the_desk(page)


@hooks.register("before_edit_snippet", order=-10)
def open_snippet_on_the_desk(request: HttpRequest, instance: object) -> HttpResponse | None:
    doors.no_restarting(request)
    return doors.on_the_desk(instance) if isinstance(instance, TranslatableMixin) else None


@hooks.register("register_page_header_buttons")
def lead_to_translation(page: Page, user: User, **_facts: object) -> Iterator[Button]:
    """Tells whoever edits the source what their changes have left to do, and leads there."""
    if not user.has_perm("wagtail_localize.submit_translation"):
        return
    for item in work_of(page):
        if item.to_review_count:
            label = ngettext(
                "Translation: %(count)s text to review", "Translation: %(count)s texts to review", item.to_review_count
            ) % {"count": item.to_review_count}
            address = reverse("desk:changes", args=[item.translation_id])
        else:
            label, address = gettext("Translation"), reverse("desk:page", args=[item.translation_id])
        yield Button(label, address, icon_name="wagtail-localize-language", priority=6)


@hooks.register("register_admin_viewset")
def register_glossary_viewset() -> GlossaryTermViewSet:
    return GlossaryTermViewSet()


@hooks.register("before_publish_page")
@hooks.register("before_publish")
def keep_draft_until_it_is_translated(request: SessionRequest, instance: Model) -> HttpResponse | None:
    return doors.keep_draft(request, instance)


@hooks.register("after_bulk_action")
def tell_what_was_kept_back(request: HttpRequest, action: str, objects: Sequence[Model], _view: object) -> None:
    if action == "publish":
        doors.tell_what_was_kept_back(request, [found for found in objects if isinstance(found, Page)])


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(
        "translation.second_reading", _("Set a second reading"), _("Decided whether a second person must read")
    )
    actions.register_action(
        "translation.typing_errors", _("Mend typing errors"), _("Mended a typing error: the translation was kept")
    )

    actions.register_action(
        BACK_TO_SOURCE, _("Use the source’s file or address"), _("Took the source’s file or address again")
    )

    @actions.register_action(CHOSEN)
    class ChosenFormatter(LogFormatter):
        label = _("Choose another file or address")

        def format_message(self, log_entry: PageLogEntry | ModelLogEntry) -> str:
            return gettext("Chose in place of the source’s: %(value)s") % {"value": log_entry.data.get("value")}

    @actions.register_action(ALLOWED)
    class AllowedFormatter(LogFormatter):
        label = _("Allow an incomplete translation")

        def format_message(self, log_entry: PageLogEntry | ModelLogEntry) -> str:
            facts = {"count": log_entry.data.get("missing_count"), "reason": log_entry.data.get("reason")}
            return gettext("Allowed with %(count)s texts not translated: %(reason)s") % facts
