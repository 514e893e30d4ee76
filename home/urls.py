from django.contrib.sitemaps.views import index, sitemap
from django.urls import include, path
from django.views.decorators.http import require_safe

from home import views
from home.sitemaps import SITEMAPS
from translation.middleware import same_in_every_language

urlpatterns = [
    path("", views.choose_language, name="choose_language"),
    path("healthz/", views.health, name="health"),
    path("robots.txt", views.show_robots, name="robots"),
    path(
        "sitemap.xml",
        same_in_every_language(require_safe(index)),
        {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap_section"},
        name="sitemap",
    ),
    path(
        "sitemap-<slug:section>.xml",
        same_in_every_language(require_safe(sitemap)),
        {"sitemaps": SITEMAPS},
        name="sitemap_section",
    ),
    path("bilingual/<slug:slug>/", views.show_bilingual_page, name="bilingual_page"),
    path("bilingual/<slug:slug>/event.ics", views.show_calendar, name="bilingual_calendar"),
]

# Under each language; config/urls.py puts them before the pages of the tree.
urlpatterns_in_each_language = [
    path("site-map/", views.show_site_map, name="site_map"),
    path("feeds/", include("home.feeds.urls")),
    path("accessibility/", views.show_built_in_page, {"name": "accessibility"}, name="accessibility"),
    path("privacy/", views.show_built_in_page, {"name": "privacy"}, name="privacy"),
]
