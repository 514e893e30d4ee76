import factory
from wagtail.models import Page
from wagtail_factories import PageFactory

from home.contributions.models import ContributionPage
from home.models import BilingualPage, HomePage, InfoPage, StatementIndexPage, StatementPage
from issues.models import ArticlePage, IssueIndexPage, IssuePage
from platform_planks.models import PlankPage, PlatformPage


def front_page(language: str = "en") -> HomePage:
    """The front page that the migrations made."""
    return HomePage.objects.get(locale__language_code=language)


def body_of(*paragraphs: str) -> list[tuple[str, str]]:
    """A body of one text block."""
    return [("prose", "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs))]


def in_french(page: Page, **facts: object) -> Page:
    """The live French version of a page, made if there is none; so are those of its ancestors."""
    french = front_page("fr").locale
    if page.has_translation(french):
        return page.get_translation(french).specific
    parent = page.get_parent()
    if not parent.has_translation(french):
        in_french(parent.specific)
    translated = page.specific.copy_for_translation(french)
    for name, value in {"title": f"{page.title} (fr)", "number": getattr(page, "number", None), **facts}.items():
        if hasattr(translated, name):
            setattr(translated, name, value)
    translated.save_revision().publish()
    translated.refresh_from_db()
    return translated


def the_only(factory_class: type[PageFactory]) -> factory.LazyFunction:
    """The English page of a type that stands once, made when it is first needed."""

    def find_or_make() -> Page:
        found = factory_class._meta.model.objects.filter(locale__language_code="en").first()
        return found or factory_class()

    return factory.LazyFunction(find_or_make)


class UnderFrontPageFactory(PageFactory):
    parent = factory.LazyFunction(front_page)

    class Meta:
        abstract = True


class InfoFactory(UnderFrontPageFactory):
    title = factory.Sequence(lambda number: f"Information {number}")

    class Meta:
        model = InfoPage


class ContributionPageFactory(UnderFrontPageFactory):
    title = "Work with us"
    slug = "work-with-us"

    class Meta:
        model = ContributionPage


class PlatformFactory(UnderFrontPageFactory):
    title = "Our platform"
    slug = "platform"

    class Meta:
        model = PlatformPage


class PlankFactory(PageFactory):
    parent = the_only(PlatformFactory)
    number = factory.Sequence(lambda number: number + 1)
    title = factory.LazyAttribute(lambda plank: f"Demand {plank.number}")
    body = factory.LazyFunction(lambda: body_of("Because it is right."))

    class Meta:
        model = PlankPage


class IssueIndexFactory(UnderFrontPageFactory):
    title = "Issues"
    slug = "issues"

    class Meta:
        model = IssueIndexPage


class IssueFactory(PageFactory):
    parent = the_only(IssueIndexFactory)
    number = factory.Sequence(lambda number: number + 1)
    title = factory.LazyAttribute(lambda issue: f"Cover line {issue.number}")

    class Meta:
        model = IssuePage


class ArticleFactory(PageFactory):
    parent = factory.SubFactory(IssueFactory)
    title = factory.Sequence(lambda number: f"Article {number}")
    body = factory.LazyFunction(lambda: body_of("The gates stayed shut."))

    class Meta:
        model = ArticlePage


class StatementIndexFactory(UnderFrontPageFactory):
    title = "Statements"
    slug = "statements"

    class Meta:
        model = StatementIndexPage


class StatementFactory(PageFactory):
    parent = the_only(StatementIndexFactory)
    title = factory.Sequence(lambda number: f"Statement {number}")

    class Meta:
        model = StatementPage


class BilingualFactory(UnderFrontPageFactory):
    title = factory.Sequence(lambda number: f"Webinar {number}")
    title_fr = factory.Sequence(lambda number: f"Webinaire {number}")

    class Meta:
        model = BilingualPage
