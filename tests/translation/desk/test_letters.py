"""Letters about the desk: what waits, once a week, and what translators say about the source."""

from datetime import timedelta

import pytest
from django.core.mail import EmailMessage
from django.utils import translation as languages
from wagtail.users.models import UserProfile
from wagtail_localize.models import Translation

from core.jobs import run_job
from core.mail import owe_letter, send_letter
from core.models import Job
from issues.models import ArticlePage
from tests.translation.desk_pages import FIRST, NOW, SECOND, person, place_of
from translation.claims import claim
from translation.comments import GATHERED, comment_on_text, settle_comment
from translation.jobs import send_digests
from translation.letters import comments_on_source, week_on_the_desk
from translation.models import TextComment, WorkItem
from users.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(article: ArticlePage, editor: User) -> User:
    """The editor who saved the English last."""
    article.save_revision(user=editor)
    return editor


def say(translation: Translation, words: str, user: User, source: str = FIRST, **facts: object) -> TextComment:
    given = {"words": words, "user": user, "now": NOW, **place_of(translation, source), **facts}
    return comment_on_text(translation=translation, **given)


def letters_owed(composer: object) -> list[Job]:
    owed = Job.objects.filter(function=send_letter.name).order_by("due_at", "pk")
    return [job for job in owed if job.arguments["composer"] == composer.name]


def digest_for(user: User, mailoutbox: list[EmailMessage]) -> EmailMessage | None:
    run_job(owe_letter(week_on_the_desk, user_id=user.pk).pk)
    return mailoutbox.pop() if mailoutbox else None


def comments_for(translation: Translation, mailoutbox: list[EmailMessage]) -> EmailMessage | None:
    run_job(owe_letter(comments_on_source, translation_id=translation.pk).pk)
    return mailoutbox.pop() if mailoutbox else None


def test_the_week_on_the_desk_is_told_in_the_language_that_is_translated_into(translation, translator, mailoutbox):
    with languages.override("en"):
        message = digest_for(translator, mailoutbox)

    ((html, _kind),) = message.alternatives
    assert message.to == [translator.email]
    assert '<html lang="fr">' in html
    assert f"/admin/translation/{translation.pk}/" in message.body
    assert f"/admin/translation/{translation.pk}/" in html
    assert "(Numéro 7" in message.body


def test_a_subject_tells_how_much_waits_and_neither_a_name_nor_a_title(translation, translator, mailoutbox):
    subject = digest_for(translator, mailoutbox).subject
    assert str(WorkItem.objects.exclude(state="DONE").count()) in subject
    assert "Six gates" not in subject
    assert "@" not in subject


def test_what_somebody_works_on_stands_apart(translation, translator, reviewer, mailoutbox):
    claim(translation=translation, user=translator, now=NOW)

    mine, theirs = digest_for(translator, mailoutbox), digest_for(reviewer, mailoutbox)

    assert mine.body.count("Six gates") == 2
    assert theirs.body.count("Six gates") == 1


def test_titles_are_read_as_they_were_written_in_text_and_html(translation, translator, mailoutbox):
    WorkItem.objects.filter(translation=translation).update(title="Bread & <roses>")

    message = digest_for(translator, mailoutbox)

    assert "Bread & <roses>" in message.body
    assert "Bread &amp; &lt;roses&gt;" in message.alternatives[0][0]


def test_nothing_is_sent_where_nothing_waits(translator, mailoutbox):
    WorkItem.objects.update(state="DONE")
    assert digest_for(translator, mailoutbox) is None


def test_who_has_left_gets_no_letter(translation, translator, mailoutbox):
    User.objects.filter(pk=translator.pk).update(is_active=False)
    assert digest_for(translator, mailoutbox) is None


def test_every_week_each_translator_and_reviewer_is_owed_one_letter(translator, reviewer, editor):
    both = person("Translators", email="both@example.org")
    both.groups.add(*reviewer.groups.all())

    send_digests(None)
    send_digests(None)

    owed = sorted(job.arguments["user_id"] for job in letters_owed(week_on_the_desk))
    assert owed == sorted([translator.pk, reviewer.pk, both.pk])


def test_a_comment_reaches_whoever_saved_the_source_last(translation, translator, author, mailoutbox):
    say(translation, "Which gates: those of the port?", translator)

    message = comments_for(translation, mailoutbox)

    ((html, _kind),) = message.alternatives
    assert message.to == [author.email]
    for part in (message.body, html):
        assert "Which gates: those of the port?" in part
        assert FIRST in part
        assert f"/admin/translation/{translation.pk}/" in part
    assert "Six gates" not in message.subject
    assert str(translator) not in message.subject


def test_a_letter_about_comments_is_in_the_language_of_who_reads_it(translation, translator, author, mailoutbox):
    say(translation, "Which gates?", translator)
    assert '<html lang="en">' in comments_for(translation, mailoutbox).alternatives[0][0]

    UserProfile.objects.update_or_create(user=author, defaults={"preferred_language": "fr"})
    assert '<html lang="fr">' in comments_for(translation, mailoutbox).alternatives[0][0]


def test_marks_of_the_source_are_shown_in_html_and_left_out_of_text(translation, translator, author, mailoutbox):
    comment = say(translation, "Which one?", translator)
    type(comment.source).objects.filter(pk=comment.source_id).update(
        data='See <a id="a1">the <b>port</b> &amp; dock</a>.'
    )

    message = comments_for(translation, mailoutbox)

    assert "See the port & dock." in message.body
    assert "<b>port</b> &amp; dock" in message.alternatives[0][0]


def test_what_is_said_within_half_an_hour_is_one_letter(translation, translator, reviewer, author, mailoutbox):
    say(translation, "Which gates?", translator)
    say(translation, "And slept where?", reviewer, SECOND, now=NOW + timedelta(minutes=20))

    (owed,) = letters_owed(comments_on_source)
    assert owed.due_at == NOW + GATHERED
    run_job(owed.pk, now=owed.due_at)

    (message,) = mailoutbox
    assert "Which gates?" in message.body
    assert "And slept where?" in message.body


def test_what_is_settled_meanwhile_is_not_told(translation, translator, author, editor, mailoutbox):
    first, _second = say(translation, "Which gates?", translator), say(translation, "And when?", translator, SECOND)
    settle_comment(comment=first, user=editor, now=NOW)

    body = comments_for(translation, mailoutbox).body

    assert "Which gates?" not in body
    assert "And when?" in body


def test_where_every_comment_is_settled_no_letter_goes_out(translation, translator, author, editor, mailoutbox):
    settle_comment(comment=say(translation, "Which gates?", translator), user=editor, now=NOW)
    assert comments_for(translation, mailoutbox) is None


def test_comments_of_people_who_have_left_are_told_without_a_name(translation, translator, author, mailoutbox):
    say(translation, "Which gates?", translator)
    TextComment.objects.update(by=None)

    message = comments_for(translation, mailoutbox)

    assert "Which gates?" in message.body
    assert "None" not in message.body
