import smtplib
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.core.mail.backends.locmem import EmailBackend
from django.template.engine import Engine
from django.utils import translation

from core.enums import JobStatus
from core.jobs import run_job
from core.mail import Letter, compose_message, letter, owe_letter

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
ADDRESS = "rosa@example.org"
TEMPLATES = {
    "mail/bundle.subject.txt": "{% load i18n %}{% translate 'Yes' %}:\n  {{ copies }} for l'équipe\n",
    "mail/bundle.txt": "{% load i18n %}{% translate 'Yes' %}, {{ name }}.",
    "mail/bundle.html": """
        {% extends 'mail/base.html' %}{% load i18n %}
        {% block body %}<p>{% translate 'Yes' %}, {{ name }}.</p>{% endblock %}
    """,
}
CONTEXT = {"copies": 50, "name": "Rosa & l'équipe"}

receivers = {7: ADDRESS}


@letter
def bundle(*, distributor_id: int) -> Letter | None:
    if distributor_id not in receivers:
        return None
    return Letter(to=receivers[distributor_id], language="fr", template="bundle", context=CONTEXT)


@pytest.fixture(autouse=True)
def office(settings, time_machine, monkeypatch):
    """The test's own letter beside the site's templates."""
    settings.REDIS_URL = ""
    settings.DEFAULT_FROM_EMAIL = "The Torch <torch@paper.example>"
    (django_templates,) = settings.TEMPLATES
    filesystem = ("django.template.loaders.filesystem.Loader", django_templates["DIRS"])
    loaders = [("django.template.loaders.locmem.Loader", TEMPLATES), filesystem]
    options = {**django_templates["OPTIONS"], "loaders": loaders}
    settings.TEMPLATES = [{**django_templates, "APP_DIRS": False, "OPTIONS": options}]
    Engine.get_default.cache_clear()
    time_machine.move_to(NOW, tick=False)
    yield
    Engine.get_default.cache_clear()


@pytest.mark.django_db
def test_a_letter_is_sent_after_the_commit(django_capture_on_commit_callbacks, mailoutbox):
    with django_capture_on_commit_callbacks(execute=True):
        owe_letter(bundle, distributor_id=7)
        assert mailoutbox == []
    (message,) = mailoutbox
    assert message.to == [ADDRESS]
    assert message.from_email == "The Torch <torch@paper.example>"


@pytest.mark.django_db
def test_a_letter_speaks_the_receiver_s_language_in_all_its_parts(mailoutbox):
    with translation.override("en"):
        run_job(owe_letter(bundle, distributor_id=7).pk)
    (message,) = mailoutbox
    ((html, kind),) = message.alternatives
    assert message.subject == "Oui: 50 for l'équipe"
    assert message.body == "Oui, Rosa & l'équipe."
    assert kind == "text/html"
    assert "<p>Oui, Rosa &amp; l&#x27;équipe.</p>" in html
    assert '<html lang="fr">' in html


@pytest.mark.django_db
def test_a_letter_says_that_a_machine_sent_it_and_which_one_it_is(mailoutbox):
    owed = owe_letter(bundle, distributor_id=7)
    run_job(owed.pk)
    sent = mailoutbox[0].message()
    assert sent["Message-ID"] == f"<{owed.pk}@paper.example>"
    assert sent["Auto-Submitted"] == "auto-generated"


def test_a_second_copy_has_the_same_message_id():
    job_id = uuid4()
    composed = Letter(to=ADDRESS, language="fr", template="bundle", context=CONTEXT)
    first, second = (compose_message(composed, job_id=job_id).message() for _ in range(2))
    assert first["Message-ID"] == second["Message-ID"]


@pytest.mark.django_db
def test_a_letter_is_sent_once_however_often_its_job_is_handed_over(mailoutbox):
    owed = owe_letter(bundle, distributor_id=7)
    run_job(owed.pk)
    run_job(owed.pk)
    assert len(mailoutbox) == 1


@pytest.mark.django_db
def test_what_is_not_to_be_sent_any_more_is_done(mailoutbox):
    owed = owe_letter(bundle, distributor_id=8)
    run_job(owed.pk)
    owed.refresh_from_db()
    assert owed.status == JobStatus.DONE
    assert mailoutbox == []


@pytest.mark.django_db
def test_a_refused_letter_is_owed_again_and_nothing_written_holds_the_address(monkeypatch, caplog, mailoutbox):
    def refuse(self, messages):
        raise smtplib.SMTPRecipientsRefused({ADDRESS: (550, b"no such person")})

    owed = owe_letter(bundle, distributor_id=7)
    with monkeypatch.context() as broken:
        broken.setattr(EmailBackend, "send_messages", refuse)
        run_job(owed.pk)
    owed.refresh_from_db()
    assert (owed.status, owed.failure) == (JobStatus.OWED, "SMTPRecipientsRefused")
    assert ADDRESS not in f"{owed.arguments}{owed.failure}{caplog.text}"

    run_job(owed.pk, now=owed.due_at)
    assert len(mailoutbox) == 1


@pytest.mark.django_db
def test_a_letter_without_a_receiver_is_a_failure(monkeypatch):
    monkeypatch.setitem(receivers, 7, "")
    owed = owe_letter(bundle, distributor_id=7)
    run_job(owed.pk)
    owed.refresh_from_db()
    assert owed.failure == "JobFailed: The letter has no receiver."


@pytest.mark.django_db
def test_an_address_cannot_be_given_to_a_letter_s_job():
    with pytest.raises(TypeError):
        owe_letter(bundle, distributor_id=ADDRESS)


def test_a_letter_hides_its_receiver_where_it_is_printed():
    assert ADDRESS not in repr(bundle(distributor_id=7))
    assert "Rosa" not in repr(bundle(distributor_id=7))
