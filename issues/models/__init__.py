from issues.models.articles import ArticleAuthor, ArticlePage, ArticlePlank
from issues.models.editions import Edition
from issues.models.issues import IssueIndexPage, IssuePage

__all__ = ["ArticleAuthor", "ArticlePage", "ArticlePlank", "Edition", "IssueIndexPage", "IssuePage"]
