from datetime import UTC, datetime

import pytest
from django.core.mail import EmailMultiAlternatives

from core.models import Job
from home.contributions.enums import ContributionKind, ManuscriptFormat
from home.contributions.jobs import contribution_received
from home.contributions.models import Contribution
from home.contributions.services import answer_contribution, decline_contribution, receive_contribution
from home.models import Contact
from tests.factories import ContributionFactory, front_page

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
TYPED = ["Tamsin", "Four degrees", "gloves"]


def words_of(message: EmailMultiAlternatives) -> list[str]:
    return [message.body, *(part.content for part in message.alternatives)]


@pytest.fixture
def post(django_capture_on_commit_callbacks, mailoutbox):
    """Does something and returns the one letter that follows."""

    def follow(action, **facts: object) -> EmailMultiAlternatives:
        with django_capture_on_commit_callbacks(execute=True):
            action(**facts)
        (message,) = mailoutbox
        return message

    return follow


def test_a_receipt_says_what_came_and_how_to_have_it_deleted(post):
    Contact.objects.create(email="desk@example.org", text="Write.", locale=front_page().locale)
    message = post(
        receive_contribution,
        submission_key="0" * 32,
        language="en",
        kind=ContributionKind.LETTER,
        name="Tamsin",
        email="tamsin@example.org",
        title="Four degrees",
        text="The gloves.",
        file=None,
        file_format="",
        now=NOW,
    )
    alias = Contribution.objects.get().alias
    assert message.to == ["tamsin@example.org"]
    assert alias in message.subject
    for words in words_of(message):
        assert f"A letter to the editors (no. {alias})" in words
        assert "write to desk@example.org and name the number" in words
        assert "180 days" in words
    # Anybody can type anybody's address: our letter must carry nothing that a stranger wrote.
    assert not [typed for typed in TYPED for text in [message.subject, *words_of(message)] if typed in text]


def test_a_receipt_without_a_contact_asks_for_an_answer(post):
    message = post(ContributionReceipt(), manuscript=(b"Hello", ManuscriptFormat.TXT))
    assert "answer this letter and name the number" in message.body
    assert "With a file: Plain text" in message.body


class ContributionReceipt:
    def __call__(self, **facts: object) -> None:
        from core.mail import owe_letter

        owe_letter(contribution_received, contribution_id=ContributionFactory(**facts).pk)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_answer_comes_in_the_language_of_the_sender(post, editor, language: str):
    contribution = ContributionFactory(language=language)
    message = post(answer_contribution, contribution=contribution, answer="One & two.\n\nThree.", user=editor, now=NOW)
    assert "One & two.\n\nThree." in message.body
    (html,) = message.alternatives
    assert f'<html lang="{language}">' in html.content
    assert "<p>One &amp; two.</p>" in html.content
    assert "One" not in message.subject


@pytest.mark.parametrize("answer", ["", "Perhaps in the next issue."])
def test_a_kind_letter_declines(post, editor, answer: str):
    message = post(decline_contribution, contribution=ContributionFactory(), answer=answer, user=editor, now=NOW)
    for words in words_of(message):
        assert "Thank you for what you sent" in words
        assert answer in words


def test_what_was_deleted_meanwhile_gets_no_letter(django_capture_on_commit_callbacks, mailoutbox):
    with django_capture_on_commit_callbacks(execute=True):
        ContributionReceipt()()
        Contribution.objects.all().delete()
    assert mailoutbox == []
    assert not Job.objects.failed().exists()
