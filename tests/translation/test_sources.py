"""What becomes of the French when the English changes."""

from datetime import timedelta

import pytest
from wagtail_localize.models import StringTranslation, Translation

from issues.models import ArticlePage
from tests.translation.desk_pages import FIRST, FRENCH, NOW, SECOND, THIRD, prose, save_body, standing
from translation.enums import TextState, WorkState
from translation.models import TextChange, WorkItem
from translation.refusals import NotAllowedError
from translation.sources import follow_source, take_newest_source
from translation.typing_errors import changed_texts, mark_typing_errors
from users.models import User

LATER = NOW + timedelta(days=2)
CHANGED = "The gates stayed shut all day."


def french_of(article: ArticlePage) -> ArticlePage:
    return ArticlePage.objects.get(translation_key=article.translation_key, locale__language_code="fr")


def words(translation: Translation, source: str) -> str:
    found = standing(translation, source)
    return found.text.data if found else ""


def test_a_changed_paragraph_keeps_its_french_to_be_reviewed_and_readers_keep_the_old(live, article) -> None:
    save_body(article, prose(CHANGED, SECOND, THIRD))

    follow_source(instance=article, now=LATER)

    carried = standing(live, CHANGED)
    assert (carried.state, carried.text.data) == (TextState.TO_REVIEW, FRENCH[FIRST])
    assert carried.earlier_source.data == FIRST
    assert standing(live, SECOND).state == TextState.APPROVED
    page = french_of(article)
    assert FRENCH[FIRST] in page.body.raw_data[0]["value"]
    assert CHANGED not in page.get_latest_revision_as_object().body.raw_data[0]["value"]


def test_the_board_counts_exactly_what_is_to_do(live, article) -> None:
    assert live.work.state == WorkState.DONE
    save_body(article, prose(CHANGED, "Nobody had slept much.", THIRD, "Then it rained."))

    follow_source(instance=article, now=LATER)

    item = WorkItem.objects.get(translation=live)
    assert (item.missing_count, item.to_review_count, item.state) == (1, 2, WorkState.TO_REVIEW)
    assert item.words_left == len(f"{CHANGED} Nobody had slept much. Then it rained.".split())


def test_the_newest_draft_is_what_is_translated(translation, article) -> None:
    save_body(article, prose("A draft that nobody has published."), publish=False)

    take_newest_source(instance=ArticlePage.objects.get(pk=article.pk), now=LATER)

    assert words(translation, "A draft that nobody has published.") == ""
    assert not translation.source.stringsegment_set.filter(string__data=FIRST).exists()


def test_moved_and_split_blocks_keep_their_french(live, article) -> None:
    other = "22222222-2222-4222-8222-222222222222"
    save_body(article, prose(THIRD, block=other), prose(SECOND, FIRST))

    follow_source(instance=article, now=LATER)

    assert {source: words(live, source) for source in (FIRST, SECOND, THIRD)} == {
        source: FRENCH[source] for source in (FIRST, SECOND, THIRD)
    }
    # Nothing of it needs a translator: the order follows by itself.
    assert WorkItem.objects.get(translation=live).state == WorkState.DONE
    assert [block["value"] for block in french_of(article).body.raw_data] == [
        f"<p>{FRENCH[THIRD]}</p>",
        f"<p>{FRENCH[SECOND]}</p><p>{FRENCH[FIRST]}</p>",
    ]


def test_carried_twice_it_is_still_compared_with_what_was_translated(live, article) -> None:
    for source in (CHANGED, "The gates stayed shut all day and all night."):
        save_body(article, prose(source, SECOND, THIRD))
        follow_source(instance=article, now=LATER)

    assert standing(live, "The gates stayed shut all day and all night.").earlier_source.data == FIRST


def test_a_change_that_is_taken_back_leaves_nothing_to_do(live, article) -> None:
    for source in (CHANGED, FIRST):
        save_body(article, prose(source, SECOND, THIRD))
        follow_source(instance=article, now=LATER)

    assert WorkItem.objects.get(translation=live).state == WorkState.DONE


def test_a_figure_is_nobodys_work(translation, article) -> None:
    save_body(article, prose("1917", "1,200", FIRST))

    take_newest_source(instance=article, now=LATER)

    assert standing(translation, "1917").state == TextState.APPROVED
    # The same figure has other signs in other languages.
    assert standing(translation, "1,200") is None


def test_a_link_that_the_changed_source_lost_keeps_its_words_in_french(translation, write, article) -> None:
    linked = 'See <a href="https://example.org">the list</a> of names.'
    save_body(article, prose(linked))
    take_newest_source(instance=article, now=NOW)
    write('See <a id="a1">the list</a> of names.', 'Voir <a id="a1">la liste</a> des noms.')
    save_body(article, prose("See the list of all names."))

    take_newest_source(instance=article, now=LATER)

    assert words(translation, "See the list of all names.") == "Voir la liste des noms."


def test_run_again_it_changes_nothing(live, article) -> None:
    save_body(article, prose(CHANGED, SECOND, THIRD))
    follow_source(instance=article, now=LATER)
    before = (list(StringTranslation.objects.values_list("pk", "data")), TextChange.objects.count())

    follow_source(instance=article, now=LATER)

    assert (list(StringTranslation.objects.values_list("pk", "data")), TextChange.objects.count()) == before


def test_an_editor_says_that_it_was_a_typing_error(live, article, editor: User) -> None:
    save_body(article, prose("The gates stayed shutt.", SECOND, THIRD))
    follow_source(instance=article, now=LATER)
    waiting = changed_texts(live)

    kept = mark_typing_errors(translation=live, standing_ids=[row.pk for row in waiting], user=editor, now=LATER)

    assert kept == 1
    assert standing(live, "The gates stayed shutt.").state == TextState.APPROVED
    assert WorkItem.objects.get(translation=live).state == WorkState.DONE
    assert TextChange.objects.filter(kind="TYPO_ONLY", by=editor).count() == 1


def test_a_translator_does_not_decide_what_a_typing_error_of_the_source_is(live, article, translator: User) -> None:
    save_body(article, prose(CHANGED, SECOND, THIRD))
    follow_source(instance=article, now=LATER)

    with pytest.raises(NotAllowedError):
        mark_typing_errors(translation=live, standing_ids=[changed_texts(live)[0].pk], user=translator, now=LATER)


def test_a_published_source_reaches_the_desk_by_itself(article, django_capture_on_commit_callbacks) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        save_body(article, prose(FIRST))

    item = WorkItem.objects.get(page_id=article.pk)
    assert (item.state, item.issue_number, item.missing_count) == (WorkState.NEW, 7, 3)
