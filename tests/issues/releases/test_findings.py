from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, TranslationSource

from issues.enums import PDFFailure, PDFStatus, PrintStatus
from issues.models import ArticlePage, Edition, IssuePage
from issues.releases.findings import findings_on
from issues.releases.gathering import gather
from tests.factories import InfoFactory
from tests.issues.releases.conftest import NUMBER, MakeFrench


def said(*, blocking: bool = True, **facts: bool) -> list[str]:
    found = findings_on(gather(NUMBER), **facts)
    return [f"{finding.subject}: {finding.message}" for finding in found if finding.is_blocking is blocking]


@pytest.fixture
def ready(issue: IssuePage, edition: Edition, french_draft: MakeFrench) -> IssuePage:
    """A bilingual issue without a piece, which could come out as it is."""
    french_draft(issue)
    return issue


def test_nothing_stands_in_the_way_of_a_whole_issue(ready: IssuePage) -> None:
    assert said() == []
    assert said(blocking=False) == ["Editions: There is no printed edition in Français."]


def test_a_number_without_an_issue_cannot_come_out(db: None) -> None:
    assert said() == ["The issue: There is no issue of this number. Make it first."]


def test_an_issue_without_a_printed_paper_is_blocked(ready: IssuePage) -> None:
    Edition.objects.all().delete()
    assert said() == ["Editions: The printed paper is missing. Add an edition with its PDF."]


def test_a_pdf_that_is_not_ready_blocks(ready: IssuePage) -> None:
    Edition.objects.update(pdf_status=PDFStatus.READING)
    assert said() == ["Issue 7, English: Its PDF is not ready yet."]


def test_a_pdf_that_cannot_be_read_says_why(ready: IssuePage) -> None:
    Edition.objects.update(pdf_status=PDFStatus.FAILED, pdf_failure=PDFFailure.ENCRYPTED)
    assert said() == [f"Issue 7, English: {PDFFailure.ENCRYPTED.label}"]


def test_a_cover_whose_text_nobody_confirmed_blocks(ready: IssuePage) -> None:
    Edition.objects.update(cover_text_confirmed=False)
    assert said() == ["Issue 7, English: Nobody has confirmed the text that says what its cover shows."]


def test_a_missing_translation_blocks_unless_an_editor_leaves_it_out(
    ready: IssuePage, add_article: Callable[..., ArticlePage]
) -> None:
    add_article(title="Night shift")
    sentence = "Night shift: It is not translated: Français."
    assert said() == [sentence]
    assert said(without_translations=True) == []
    assert sentence in said(blocking=False, without_translations=True)


def test_a_translation_that_no_reviewer_approved_blocks(
    ready: IssuePage, add_article: Callable[..., ArticlePage], french_draft: MakeFrench
) -> None:
    french_draft(add_article(title="Night shift"), approve=False)
    assert said() == ["Night shift (fr): The translation waits for a reviewer: Français."]


def test_a_translation_that_was_changed_after_its_approval_waits_again(
    ready: IssuePage, add_article: Callable[..., ArticlePage], french_draft: MakeFrench
) -> None:
    french = french_draft(add_article(title="Night shift"))
    assert said() == []
    french.title = "Équipe de nuit"
    french.save_revision()
    assert said() == ["Équipe de nuit: The translation waits for a reviewer: Français."]


def test_a_translation_with_missing_texts_blocks(
    ready: IssuePage, add_article: Callable[..., ArticlePage], french_draft: MakeFrench
) -> None:
    article = add_article(title="Night shift")
    source, _created = TranslationSource.get_or_create_from_instance(article)
    french = french_draft(article)
    source.translations.create(target_locale=french.locale)
    assert not StringTranslation.objects.exists()
    assert said() == ["Night shift (fr): Texts are missing in the translation: Français."]


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"printed_page": None}, "Nobody has said what print has of it"),
        ({"print_reason": "No room."}, "It counts as printed whole, yet something is noted as left out."),
        ({"body": [("prose", '<p><a linktype="page" id="99999">the agreement</a></p>')]}, "leads nowhere: #99999"),
        ({"body": [("prose", '<p><a href="/en/nowhere/">here</a></p>')]}, "leads nowhere: /en/nowhere/"),
        ({"body": [("prose", '<p><a href="http://[x">here</a></p>')]}, "leads nowhere: http://[x"),
        ({"body": [("prose", '<p><a href="/bilingual/nothing/">here</a></p>')]}, "leads nowhere: /bilingual/nothing/"),
        ({"body": [("prose", '<p><a href="/en/editions/999/">here</a></p>')]}, "leads nowhere: /en/editions/999/"),
        ({"body": [("prose", '<p><a href="http://testserver/fr/nulle-part/">ici</a></p>')]}, "/fr/nulle-part/"),
        ({"body": [("prose", '<p><a linktype="document" id="99999">the file</a></p>')]}, "leads nowhere: #99999"),
        ({"go_live_at": timezone.now() + timedelta(days=1)}, "It has a publishing date of its own."),
    ],
)
def test_a_piece_with_a_fault_blocks(
    ready: IssuePage, add_article: Callable[..., ArticlePage], facts: dict[str, object], sentence: str
) -> None:
    add_article(**facts)
    [blocked] = said(without_translations=True)
    assert sentence in blocked


@pytest.mark.parametrize(
    "body",
    [
        '<p><a href="https://example.org/en/nowhere/">elsewhere</a> and <a href="/en/issues/">all issues</a></p>',
        '<p><a href="/en/issues/7/">this issue</a>, <a href="mailto:desk@example.org">us</a></p>',
        '<p><a href="#note">a note</a></p>',
    ],
)
def test_links_that_lead_somewhere_do_not_block(
    ready: IssuePage, add_article: Callable[..., ArticlePage], body: str
) -> None:
    add_article(body=[("prose", body)])
    assert said(without_translations=True) == []


def test_a_link_with_accents_or_to_a_redirect_is_no_fault(
    ready: IssuePage, add_article: Callable[..., ArticlePage]
) -> None:
    InfoFactory(slug="été-chaud")
    Redirect.objects.create(old_path="/en/old", redirect_link="/en/")
    links = '<a href="/en/%C3%A9t%C3%A9-chaud/">summer</a> <a href="/en/old/">old</a> <a href="/en/editions/7/">7</a>'
    add_article(body=[("prose", f"<p>{links}</p>")])
    assert said(without_translations=True) == []


def test_a_link_to_a_page_that_comes_out_in_the_same_moment_is_no_fault(
    ready: IssuePage, add_article: Callable[..., ArticlePage]
) -> None:
    first = add_article()
    add_article(body=[("prose", f'<p><a linktype="page" id="{first.pk}">the first part</a></p>')])
    assert said(without_translations=True) == []


def test_a_link_to_a_draft_elsewhere_names_it(ready: IssuePage, add_article: Callable[..., ArticlePage]) -> None:
    draft = InfoFactory(title="The agreement", live=False)
    add_article(body=[("prose", f'<p><a linktype="page" id="{draft.pk}">the agreement</a></p>')])
    [blocked] = said(without_translations=True)
    assert blocked.endswith("A link in it leads nowhere: The agreement")


def test_what_would_be_better_is_advice(issue: IssuePage, edition: Edition, add_article: Callable) -> None:
    Page.objects.filter(pk=issue.pk).update(latest_revision=None)
    IssuePage.objects.update(date=None, summary="")
    add_article(lede="", print_status=PrintStatus.SHORTENED)
    advice = " ".join(said(blocking=False, without_translations=True))
    for sentence in ["It bears no date.", "It has no summary.", "It has no lede.", "Readers are not told"]:
        assert sentence in advice
