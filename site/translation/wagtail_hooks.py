from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.models import Page

from accounts.requests import SessionRequest
from translation import admin_views as views


# Before the engine's own: the first pattern that fits an address answers it.
@hooks.register("register_admin_urls", order=-10)
def mended_views_of_the_engine() -> list[URLPattern]:
    return [
        path("localize/update/<int:translation_source_id>/", views.UpdateWithoutPublishing.as_view()),
        path("localize/page/<int:page_id>/convert_to_alias/", views.no_alias_pages),
        path("localize/reports/translations/", views.OrderedReport.as_view()),
        path("localize/reports/translations/results/", views.OrderedReport.as_view(results_only=True)),
    ]


@hooks.register("construct_page_action_menu", order=1000)
def without_alias_pages(menu_items: list[ActionMenuItem], _request: HttpRequest, _context: dict[str, object]) -> None:
    menu_items[:] = [item for item in menu_items if item.name != "localize-convert-to-alias"]


# Before the engine's own hook, which answers every POST as one that publishes.
@hooks.register("before_edit_page", order=-10)
def hand_in_translation(request: SessionRequest, page: Page) -> HttpResponse | None:
    return views.hand_in(request, page) if request.method == "POST" and "hand-in" in request.POST else None
