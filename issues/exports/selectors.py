from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from issues.enums import ExportKind
from issues.exports.names import file_name
from issues.models import ArticlePage, IssueExport, IssuePage


@dataclass(frozen=True)
class Format:
    """A form in which readers take something away."""

    name: str
    address: str
    content_type: str
    size: int = 0


CONTENT_TYPES = {ExportKind.EPUB: "application/epub+zip", ExportKind.ZIP: "application/zip"}


def formats_of_issue(issue: IssuePage) -> list[Format]:
    """What has been made of an issue for readers of its language."""
    language = issue.locale.language_code
    names = {ExportKind.EPUB: gettext("EPUB for e-readers"), ExportKind.ZIP: gettext("ZIP with everything")}
    exports = IssueExport.objects.filter(issue_number=issue.number, language__in=[language, ""]).order_by("kind")
    return [
        Format(
            name=names[ExportKind(export.kind)],
            address=reverse("issue_export", args=[issue.number, file_name(issue.number, export.kind, language)]),
            content_type=CONTENT_TYPES[ExportKind(export.kind)],
            size=export.size,
        )
        for export in exports
    ]


def formats_of_article(article: ArticlePage) -> list[Format]:
    """An article as text. It is made when it is asked for, so that nothing need be looked up here."""
    address = article.get_url()
    if not address:
        return []
    return [Format(name=gettext("Text as Markdown"), address=f"{address.rstrip('/')}.md", content_type="text/markdown")]
