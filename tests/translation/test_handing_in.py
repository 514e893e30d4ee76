"""Two people for every text, and nothing before its source."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from issues.models import ArticlePage
from tests.translation.desk_pages import FIRST, FRENCH, NOW, SECOND, THIRD, person, place_of, prose, save_body, standing
from translation.enums import TextState, WorkState
from translation.handing_in import approve, hand_in, publish_incomplete
from translation.models import SecondReading, WorkItem
from translation.refusals import (
    AlreadyDoneError,
    CorrectedSinceError,
    FindingsBlockError,
    MissingTextsError,
    NoReviewersError,
    OwnWorkError,
    SourceNotOutError,
)
from translation.sources import follow_source, take_newest_source
from translation.texts import write_text


def french_of(article: ArticlePage) -> ArticlePage:
    return ArticlePage.objects.get(translation_key=article.translation_key, locale__language_code="fr")


def later() -> object:
    return timezone.now() + timedelta(seconds=5)


def correct(translation, user, source: str, words: str) -> None:
    version = standing(translation, source).version
    place = place_of(translation, source)
    write_text(translation=translation, **place, words=words, version=version, user=user, now=later())


def test_a_text_whose_source_changed_meanwhile_is_not_approved_unread(translated, translator, reviewer, article):
    hand_in(translation=translated, user=translator, now=NOW)
    save_body(article, prose("The gates never stayed shut.", SECOND, THIRD))
    take_newest_source(instance=article, now=later())

    with pytest.raises(MissingTextsError):
        approve(translation=translated, user=reviewer, now=later())
    # The other door, Wagtail's own.
    with pytest.raises(PermissionDenied):
        french_of(article).current_workflow_task_state.approve(user=reviewer)
    assert standing(translated, "The gates never stayed shut.").state == TextState.TO_REVIEW


def test_nobody_approves_what_they_wrote_since_it_was_handed_in(translated, translator, reviewer, article):
    hand_in(translation=translated, user=translator, now=NOW)
    correct(translated, reviewer, FIRST, "Les grilles sont restées fermées.")

    with pytest.raises(CorrectedSinceError):
        approve(translation=translated, user=reviewer, now=later())
    approve(translation=translated, user=person("Reviewers"), now=later())
    assert "Les grilles sont restées fermées." in french_of(article).body.raw_data[0]["value"]


def test_nobody_approves_what_they_handed_in(translated, reviewer):
    hand_in(translation=translated, user=reviewer, now=NOW)

    with pytest.raises(OwnWorkError):
        approve(translation=translated, user=reviewer, now=NOW)


def test_what_nobody_else_has_read_stays_a_draft_whatever_door_it_goes_through(translated, translator, article):
    translated.save_target(publish=False)
    french = french_of(article)

    french.get_latest_revision().publish(user=translator, skip_permission_checks=True)

    assert not french_of(article).live


def test_a_translation_of_a_draft_waits_for_the_source_and_comes_out_with_it(
    translated, translator, reviewer, article, write
):
    secret = "Secret until tomorrow."
    save_body(article, prose(secret, SECOND, THIRD), publish=False)
    take_newest_source(instance=article, now=NOW)
    write(secret, "Secret jusqu’à demain.")
    hand_in(translation=translated, user=translator, now=NOW)
    approve(translation=translated, user=reviewer, now=NOW)
    assert not french_of(article).live

    save_body(article, prose(secret, SECOND, THIRD))
    follow_source(instance=article, now=later())

    assert french_of(article).live
    assert WorkItem.objects.get(translation=translated).state == WorkState.DONE


def test_what_needs_no_second_reader_waits_for_its_source_too(translated, translator, article):
    SecondReading.objects.create(page_type=french_of(article).content_type, is_required=False)
    article.unpublish()

    hand_in(translation=translated, user=translator, now=NOW)

    assert not french_of(article).live


def test_an_unfinished_page_is_not_published_before_its_source(translation, reviewer, article):
    article.unpublish()

    with pytest.raises(SourceNotOutError):
        publish_incomplete(translation=translation, user=reviewer, reason="Today.", now=NOW)


def test_english_that_somebody_pasted_must_be_answered_for(translated, translator, write):
    write(FIRST, FIRST)

    with pytest.raises(FindingsBlockError):
        hand_in(translation=translated, user=translator, now=NOW)


def test_a_finished_page_is_not_handed_in_twice(live, translator):
    with pytest.raises(AlreadyDoneError):
        hand_in(translation=live, user=translator, now=later())


def test_without_a_workflow_the_translator_is_told(translated, translator, article):
    workflow = french_of(article).get_workflow()
    workflow.active = False
    workflow.save()

    with pytest.raises(NoReviewersError):
        hand_in(translation=translated, user=translator, now=NOW)
    assert FRENCH[FIRST] == standing(translated, FIRST).text.data
