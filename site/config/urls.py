"""Which address leads where."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.urls import serve_pattern

from accounts.views import closed_door
from core.views import serve_media
from home import urls as home_urls
from issues import urls as issues_urls
from search import urls as search_urls
from translation.views import serve, serve_both

urlpatterns = [
    # Wagtail's own ways in are closed. A session that came in without a second factor would be nobody's all the same
    # (accounts/factors.py).
    re_path(r"^admin/(?:login|password_reset(?:/.*)?)/$", closed_door),
    path("admin/", include(wagtailadmin_urls)),
    # Wagtail turns any run of digits into a number, and Python refuses very long ones.
    re_path(r"^documents/(?!\d{20})", include(wagtaildocs_urls)),
    path("", include("issues.urls")),
    path("", include("home.urls")),
    *i18n_patterns(
        path("account/", include("accounts.urls")),
        path("_util/login/", closed_door),
        path("", include(home_urls.urlpatterns_in_each_language)),
        path("", include(issues_urls.urlpatterns_in_each_language)),
        path("", include(search_urls.urlpatterns_in_each_language)),
        path("contribute/", include("home.contributions.urls")),
        # The path of a page, in both languages.
        path("both/", serve_both, {"path": ""}, name="both"),
        re_path(r"^both/(?P<path>[\w/-]+/)$", serve_both, name="both"),
        # Stands before Wagtail's own pattern for pages: it keeps the languages apart.
        re_path(serve_pattern, serve, name="page"),
        path("", include(wagtail_urls)),
    ),
]

if settings.SERVE_MEDIA:
    media = settings.MEDIA_URL.lstrip("/")
    urlpatterns.insert(0, path(f"{media}<path:path>", serve_media))
