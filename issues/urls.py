from django.urls import path, re_path

from issues import views
from issues.exports.views import article_markdown, issue_export

urlpatterns = [
    path("editions/<int:number>/<slug:language>/<str:name>", views.edition_pdf, name="edition_pdf"),
    path(
        "editions/<int:number>/<slug:language>/pages/<slug:digest>/<int:page>/<slug:picture>",
        views.page_picture,
        name="page_picture",
    ),
]

# Under each language; config/urls.py puts them before the pages of the tree.
urlpatterns_in_each_language = [
    # The language is the edition's.
    path("editions/<int:number>/", views.printed_pages, name="printed_pages"),
    path("editions/<int:number>/<int:page>/", views.printed_page, name="printed_page"),
    # What is taken away ends like a file, as no page does.
    path("exports/<int:number>/<str:name>", issue_export, name="issue_export"),
    re_path(r"^(?P<path>[\w/-]+)\.md$", article_markdown, name="article_markdown"),
]
