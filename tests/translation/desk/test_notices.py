"""What translators are told at the top of a page."""

import pytest

from issues.enums import PDFStatus
from issues.models import IssuePage
from tests.factories import ArticleFactory, EditionFactory, IssueFactory, in_french
from tests.sessions import sign_in
from tests.translation.desk_pages import NOW
from translation.desk.notices import notices_for
from translation.sources import take_newest_source
from translation.starting import start_translation

pytestmark = pytest.mark.django_db


@pytest.fixture
def issue() -> IssuePage:
    return IssueFactory(number=7)


def said_of(page: object) -> list[str]:
    (translation,) = take_newest_source(instance=page, now=NOW)
    return notices_for(translation)


def test_an_issue_without_its_french_pdf_says_what_readers_get(issue, client, translator) -> None:
    EditionFactory(issue_number=7, language="en")
    (sentence,) = said_of(issue)
    assert "readers are offered the one in the other language, and told so" in sentence

    sign_in(client, translator)
    translation = start_translation(source_page=issue, user=translator, now=NOW)
    assert sentence in client.get(f"/admin/translation/{translation.pk}/").content.decode()

    # And so they are.
    french = translation.get_target_instance()
    IssuePage.objects.filter(pk=french.pk).update(live=True)
    page = client.get(french.get_url()).content.decode()
    assert 'hreflang="en" type="application/pdf"' in page
    assert '<span lang="en">English</span>' in page


def test_a_french_pdf_that_is_still_being_read_is_not_there_yet(issue) -> None:
    EditionFactory(issue_number=7, language="en")
    french = EditionFactory(issue_number=7, language="fr", pdf_status=PDFStatus.NONE)
    assert len(said_of(issue)) == 1

    french.pdf_status = PDFStatus.READY
    french.save()
    assert said_of(issue) == []


def test_an_issue_without_any_pdf_says_so(issue) -> None:
    assert said_of(issue) == ["No PDF of this issue is ready in any language: readers are offered none."]


def test_a_piece_whose_issue_is_not_begun_says_so(issue) -> None:
    article = ArticleFactory(parent=issue)
    (sentence,) = said_of(article)
    assert sentence.startswith("The issue of this piece is not begun in the language of the translation yet.")

    in_french(issue)
    assert said_of(article) == []
