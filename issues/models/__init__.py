from issues.models.articles import ArticleAuthor, ArticlePage, ArticlePlank
from issues.models.corrections import Correction
from issues.models.downloads import DownloadCount
from issues.models.editions import Edition
from issues.models.exports import IssueExport
from issues.models.issues import IssueIndexPage, IssuePage
from issues.models.printed_pages import PrintedPage

__all__ = [
    "ArticleAuthor",
    "ArticlePage",
    "ArticlePlank",
    "Correction",
    "DownloadCount",
    "Edition",
    "IssueExport",
    "IssueIndexPage",
    "IssuePage",
    "PrintedPage",
]
