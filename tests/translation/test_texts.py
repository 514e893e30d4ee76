"""What people do with one text, and what must not happen to it."""

import pytest
from wagtail_localize.models import StringTranslation

from tests.translation.desk_pages import FIRST, FRENCH, NOW, SECOND, THIRD, place_of, prose, save_body, standing
from translation.comments import comment_on_text
from translation.enums import TextState
from translation.ignoring import ignore_finding
from translation.marks import cleaned, shown
from translation.models import IgnoredFinding, TextComment
from translation.refusals import LateSaveError, NothingToUndoError, SourceChangedError, TooLongError
from translation.sources import follow_source
from translation.texts import confirm_text, undo_text


def test_a_text_that_was_taken_back_still_counts_its_versions(translation, write, reviewer):
    write(FIRST, "Un")
    write(FIRST, "", user=reviewer)
    write(FIRST, "La version de la relectrice", user=reviewer)

    with pytest.raises(LateSaveError):
        write(FIRST, "Un, corrigé", version=1)
    assert standing(translation, FIRST).text.data == "La version de la relectrice"


def test_a_text_that_was_taken_back_is_missing(translation, write):
    write(FIRST, "Un")
    write(FIRST, "")

    translation.work.refresh_from_db()
    assert translation.work.missing_count == translation.work.text_count


def test_undo_takes_away_nothing_that_came_otherwise(live, article, translator):
    save_body(article, prose("The gates stayed shut all day.", SECOND, THIRD))
    follow_source(instance=article, now=NOW)
    carried = standing(live, "The gates stayed shut all day.")
    place = place_of(live, "The gates stayed shut all day.")

    with pytest.raises(NothingToUndoError):
        undo_text(translation=live, **place, version=carried.version, user=translator, now=NOW)
    assert standing(live, "The gates stayed shut all day.").text.data == FRENCH[FIRST]


def test_what_was_confirmed_is_nobodys_approval_any_more(live, article, translator):
    save_body(article, prose("The gates stayed shut all day.", SECOND, THIRD))
    follow_source(instance=article, now=NOW)
    carried = standing(live, "The gates stayed shut all day.")
    place = place_of(live, "The gates stayed shut all day.")

    confirmed = confirm_text(translation=live, **place, version=carried.version, user=translator, now=NOW)

    assert (confirmed.state, confirmed.approved_by) == (TextState.SUGGESTED, None)


def test_what_is_far_too_long_or_nested_is_refused(write):
    with pytest.raises(TooLongError):
        write(FIRST, "<b>" * 1000 + "x")
    with pytest.raises(TooLongError):
        write(FIRST, "long " * 5000)


@pytest.mark.parametrize(
    "hostile", ["<![CDATA[><img src=x onerror=alert(1)>]]>", "<!--><img src=x onerror=alert(1)>-->", "<?x ><img src=x>"]
)
def test_comments_and_their_like_leave_no_markup(hostile):
    for html in (cleaned(f"Un {hostile}", source=""), shown(f"Un {hostile}")):
        assert "<!" not in html
        assert "<?" not in html
        assert "<img" not in html


def test_a_copied_text_is_looked_at_again_and_a_moved_one_is_not(live, article):
    other = "22222222-2222-4222-8222-222222222222"
    save_body(article, prose(FIRST, SECOND), prose(THIRD, FIRST, block=other))

    follow_source(instance=article, now=NOW)

    rows = StringTranslation.objects.filter(translation_of__data=FIRST).select_related("context", "standing")
    states = {row.context.path: row.standing.state for row in rows}
    assert states[f"body.{other}"] == TextState.SUGGESTED
    assert standing(live, THIRD).state == TextState.APPROVED


def test_comments_go_along_with_their_text(live, article, translator):
    place = place_of(live, THIRD)
    comment_on_text(translation=live, **place, words="Noon by which clock?", user=translator, now=NOW)
    other = "22222222-2222-4222-8222-222222222222"
    save_body(article, prose(FIRST, SECOND), prose(THIRD, block=other))

    follow_source(instance=article, now=NOW)

    assert TextComment.objects.get().context.path == f"body.{other}"


def test_a_place_of_another_page_is_no_place_here(translation, translator):
    elsewhere = {"context_id": 999_999, "source_id": 999_999}

    with pytest.raises(SourceChangedError):
        comment_on_text(translation=translation, **elsewhere, words="?", user=translator, now=NOW)
    with pytest.raises(SourceChangedError):
        ignore_finding(
            translation=translation, **elsewhere, check_code="numbers", reason="So", user=translator, now=NOW
        )
    assert not TextComment.objects.exists()
    assert not IgnoredFinding.objects.exists()
