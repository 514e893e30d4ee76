"""Which address leads where."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.static import serve as serve_file
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.urls import serve_pattern

from translation.views import serve

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("", include("issues.urls")),
    path("", include("home.urls")),
    *i18n_patterns(
        # Stands before Wagtail's own pattern for pages: it keeps the languages apart.
        re_path(serve_pattern, serve),
        path("", include(wagtail_urls)),
    ),
]

if settings.SERVE_MEDIA:
    media = settings.MEDIA_URL.lstrip("/")
    urlpatterns.insert(0, path(f"{media}<path:path>", serve_file, {"document_root": settings.MEDIA_ROOT}))
