"""The screens that we put into Wagtail's admin, looked at as readers' pages are (test_accessibility.py)."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail_localize.models import Translation

from core.enums import JobStatus
from core.models import Job
from home.contributions.enums import ManuscriptFormat
from tests.factories import ArticleFactory, ContributionFactory, EditionFactory, IssueFactory, UserFactory, body_of
from tests.journeys.conftest import SAID_BY_CHECKS
from tests.journeys.test_accessibility import faults_of
from tests.translation.desk_pages import place_of
from translation.comments import comment_on_text
from translation.models import GlossaryTerm
from translation.sources import take_newest_source
from translation.starting import start_translation
from translation.texts import write_text

pytestmark = [
    pytest.mark.journey,
    pytest.mark.filterwarnings("ignore:[Uu]nclosed file:ResourceWarning"),
]


@pytest.fixture
def screens(trees) -> list[str]:
    IssueFactory()
    contribution = ContributionFactory(manuscript=(b"The gloves have not come.", ManuscriptFormat.TXT))
    may_day = datetime(2026, 5, 1, tzinfo=UTC)
    job = Job.objects.create(
        function="core.send_letter", status=JobStatus.FAILED, failure="OSError", due_at=may_day, finished_at=may_day
    )
    of_one = [
        *((f"contributions:{name}", contribution) for name in ("inspect", "take", "answer", "decline", "delete")),
        ("editions:edit", EditionFactory()),
        ("jobs:inspect", job),
        ("reset_second_factor", UserFactory()),
    ]
    lists = ["contributions:index", "editions:index", "editions:add", "jobs:index", "desk:board", "desk:concordance"]
    lists += ["desk:second_readings", "glossary:index", "glossary:add"]
    translation = begun_translation()
    of_one += [(f"desk:{name}", translation) for name in ("page", "preview", "worksheet", "changes", "po_import")]
    return [*map(reverse, lists), *(reverse(name, args=[shown.pk]) for name, shown in of_one)]


def begun_translation() -> Translation:
    """A page on the desk with texts in every state, findings, a comment and a word of the glossary."""
    translator = UserFactory(is_superuser=True)
    article = ArticleFactory(title="The union", slug="the-union", lede="", body=body_of("Nobody slept.", "They sang."))
    article.save_revision().publish()
    translation = start_translation(source_page=article, user=translator, now=timezone.now())
    GlossaryTerm.objects.create(locale=translation.target_locale, term="union", translation="syndicat")
    words = {"The union": 'L"association', "Nobody slept.": "Personne n’a dormi."}
    for source, french in words.items():
        write_text(
            translation=translation,
            **place_of(translation, source),
            words=french,
            version=0,
            user=translator,
            now=timezone.now(),
        )
    comment_on_text(
        translation=translation,
        **place_of(translation, "The union"),
        words="Which one?",
        user=translator,
        now=timezone.now(),
    )
    article.title = "The union of the harbour"
    article.save_revision().publish()
    take_newest_source(instance=article, now=timezone.now())
    return translation


@pytest.mark.parametrize("language", ["en", "fr"])
def test_axe_finds_no_fault_on_our_screens_of_the_admin(make_member, screens, language: str):
    administrator = make_member("Administrators", language=language)
    found = []
    for address in screens:
        administrator.open(address)
        assert (administrator.path, administrator.language) == (address, language)
        found += faults_of(administrator)
    assert found == []
    # The preview of a page carries Wagtail's checker, which writes its results into the console.
    complaints = [line for line in administrator.complaints if not line.startswith(SAID_BY_CHECKS)]
    assert (complaints, administrator.foreign_hosts) == ([], [])
