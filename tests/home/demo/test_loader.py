"""A folder is loaded once, and each test looks at another part of the site that it makes."""

import tempfile
from datetime import date, datetime
from pathlib import Path

from django.test import TestCase
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex

from home.models import BilingualPage, HomePage, StatementPage
from home.surroundings import forget_surroundings, surroundings_of
from images.models import TorchImage
from issues.models import ArticlePage, Edition, IssuePage
from platform_planks.models import PlankPage, PlatformPage
from tests.home.demo.folder import TinyPress, load, write_content


def titles(language: str) -> set[str]:
    live = Page.objects.live().filter(locale__language_code=language, depth__gt=1)
    return set(live.values_list("title", flat=True))


class LoadedSiteTest(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        with tempfile.TemporaryDirectory() as folder:
            content = write_content(Path(folder))
            for number in (2, 3, 4):
                (content / f"issues/{number}").mkdir()
                facts = f'+++\nnumber = {number}\ntitle = "Issue {number}"\n+++\n'
                (content / f"issues/{number}/issue.en.md").write_text(facts)
            cls.press = TinyPress()
            cls.said = load(content, cls.press)

    def test_site_stands_in_the_source_language(self) -> None:
        assert titles("en") == {
            *("The Torch", "Platform", "Free buses", "Short weeks", "Statements", "Before", "After"),
            *("Gate 3", "Eleven nights", "A letter", "Issue 2", "Issue 3", "Issue 4"),
            *("Work with us", "How we print", "An evening"),
        }
        assert "Issue 1: 3 in English and 2 in French published." in self.said
        assert not any(Page.find_problems())

    def test_french_is_live_only_where_there_is_french(self) -> None:
        assert titles("fr") == {
            *("Le Flambeau", "Plateforme", "Autobus gratuits", "La porte 3", "Onze nuits"),
            *("Déclarations", "Après", "Travailler avec nous"),
        }
        assert not Page.objects.filter(locale__language_code="fr", live=False).exists()
        assert not Page.objects.filter(alias_of__isnull=False).exists()

    def test_addresses_are_in_the_language_of_the_page(self) -> None:
        article = ArticlePage.objects.get(slug="onze-nuits")
        assert article.get_url() == "/fr/numeros/1/onze-nuits/"
        assert PlankPage.objects.get(title="Free buses").get_url() == "/en/platform/1/"

    def test_french_has_the_words_and_everything_else_of_its_source(self) -> None:
        article = ArticlePage.objects.get(slug="onze-nuits")
        assert [block.block_type for block in article.body] == ["prose", "picture", "footnotes"]
        assert str(article.body[0].value) == "<p>Il faisait froid.[^1]</p>"
        assert article.body[1].value["image"].contextual_alt_text == "Une grue"
        assert article.body[1].value["caption"] == "Le quai 9"
        assert [author.name for author in article.authors.all()] == ["Ines", "Odile"]
        # The second plank has no French.
        planks = PlankPage.objects.named_by(article.plank_references.all(), locale_id=article.locale_id)
        assert [plank.number for plank in planks] == [1]
        assert article.position == 1

    def test_pieces_bear_the_date_of_their_issue(self) -> None:
        for article in ArticlePage.objects.filter(slug__in=["onze-nuits", "eleven-nights"]):
            assert f"{timezone.localtime(article.first_published_at):%Y-%m-%d %H:%M}" == "2025-03-08 09:00"

    def test_issue_without_a_date_comes_a_season_after_the_one_before(self) -> None:
        issue = IssuePage.objects.get(number=2)
        assert issue.date is None
        assert timezone.localdate(issue.first_published_at) == date(2025, 6, 7)

    def test_platform_begins_with_its_introduction(self) -> None:
        platform = PlatformPage.objects.get(slug="plateforme")
        assert (platform.title, platform.lede) == ("Plateforme", "Une revendication.")
        assert platform.body[0].value["text"] == "Pourquoi un parti"

    def test_newest_statement_stands_on_top_with_its_leaflets(self) -> None:
        newest = StatementPage.objects.get(slug="apres")
        assert newest.on_top_until_date == date(2027, 1, 21)
        leaflets = [(row.language, row.document.title) for row in newest.leaflets.order_by("sort_order")]
        assert leaflets == [("en", "After"), ("fr", "Après")]
        assert StatementPage.objects.get(slug="before").on_top_until_date is None

    def test_bilingual_page_stands_once(self) -> None:
        evening = BilingualPage.objects.get()
        assert evening.title_fr == "Une soirée"
        assert evening.starts_at == datetime.fromisoformat("2026-09-20T18:30:00-04:00")
        assert str(evening.rows[0].value["fr"]) == "<p>On ouvre <b>tôt</b>.</p>"

    def test_what_stands_around_the_pages_is_there_in_both_languages(self) -> None:
        forget_surroundings()
        around = surroundings_of(language="fr", today=date(2026, 11, 22))

        assert around["masthead_items"] == [
            {"text": "Plateforme", "url": "/fr/plateforme/"},
            {"text": "Déclarations", "url": "/fr/declarations/"},
        ]
        # The page has no French yet, so the French menu leaves it out.
        assert around["footer_items"] == []
        assert around["footer_html"] == "<p>Fait par des <b>bénévoles</b>.</p>"
        assert around["contact"] == {"text": "Écrivez-nous.", "email": "editor@example.org"}
        assert around["statement_on_top"] == {"title": "Après", "url": "/fr/declarations/apres/"}

    def test_front_pages_call_readers_in_their_language(self) -> None:
        front = HomePage.objects.get(slug="accueil")
        assert (front.title, front.call_title) == ("Le Flambeau", "Prenez un paquet")
        assert front.call_page.slug == "work-with-us"

    def test_picture_is_one_row_for_its_name(self) -> None:
        picture = TorchImage.objects.get()
        assert (picture.title, picture.alternative_text) == ("Harbour", "A crane")
        usage = {page.slug for page, _references in ReferenceIndex.get_grouped_references_to(picture)}
        assert usage == {"eleven-nights", "onze-nuits"}

    def test_every_issue_is_printed_in_english_and_the_newest_three_in_french(self) -> None:
        assert set(Edition.objects.values_list("issue_number", "language")) == {
            *((number, "en") for number in (1, 2, 3, 4)),
            *((number, "fr") for number in (2, 3, 4)),
        }
        for edition in Edition.objects.all():
            with edition.pdf.open() as pdf:
                assert pdf.read(4) == b"%PDF"
