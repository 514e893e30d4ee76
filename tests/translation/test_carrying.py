from hypothesis import given
from hypothesis import strategies as st

from translation.carrying import Place, origins


def places(path: str, *words: str) -> list[Place]:
    return [Place(path, text) for text in words]


def test_equal_words_keep_their_translation_wherever_they_moved() -> None:
    earlier = places("body.a", "One.", "Two.") + places("body.b", "Three.")
    now = places("body.b", "Three.") + places("body.c", "Two.") + places("body.a", "One.")

    assert origins(earlier, now, translated=earlier) == {Place("body.c", "Two."): Place("body.a", "Two.")}


def test_a_changed_paragraph_comes_from_the_one_that_stood_there() -> None:
    earlier = places("body.a", "We met at six.", "Nobody came late.", "Then we left.")
    now = places("body.a", "We met at six.", "Everybody was early, and some brought soup.", "Then we left.")

    assert origins(earlier, now, translated=earlier) == {now[1]: earlier[1]}


def test_a_field_of_its_own_is_the_same_text_however_much_it_changed() -> None:
    earlier, now = places("title", "Cranes"), places("title", "Twelve hours on the quay")

    assert origins(earlier, now, translated=earlier) == {now[0]: earlier[0]}


def test_an_inserted_paragraph_comes_from_nowhere() -> None:
    earlier = places("body.a", "First.", "Second.")
    now = places("body.a", "First.", "A wholly new paragraph between.", "Second.")

    assert origins(earlier, now, translated=earlier) == {}


def test_a_paragraph_split_in_two_gives_its_translation_to_one_half() -> None:
    whole = "The night shift stood still at six. By seven the foremen had gone to look for their lists."
    earlier = places("body.a", whole)
    now = places(
        "body.a", "The night shift stood still at six.", "By seven the foremen had gone to look for their lists."
    )

    found = origins(earlier, now, translated=earlier)

    assert list(found.values()) == earlier
    assert set(found) < set(now)


def test_two_merged_paragraphs_keep_one_translation() -> None:
    one, two = "The night shift stood still at six.", "By seven the foremen had gone to look for their lists."
    earlier = places("body.a", one) + places("body.b", two)
    now = places("body.a", f"{one} {two}")

    found = origins(earlier, now, translated=earlier)

    assert found[now[0]] in earlier


def test_a_block_split_in_two_keeps_the_paragraphs_of_both() -> None:
    earlier = places("body.a", "One.", "Two.", "Three.")
    now = places("body.a", "One.") + places("body.new", "Two.", "Three.")

    found = origins(earlier, now, translated=earlier)

    assert found == {Place("body.new", "Two."): earlier[1], Place("body.new", "Three."): earlier[2]}


def test_what_was_never_translated_gives_nothing() -> None:
    earlier, now = places("title", "Cranes"), places("title", "Cranes and ships")

    assert origins(earlier, now, translated=[]) == {}


def test_words_that_come_back_after_a_detour_find_their_old_translation() -> None:
    first, second = Place("body.a", "They came back."), Place("body.a", "They came back late.")

    assert origins([second], [Place("body.z", "They came back.")], translated=[first, second]) == {
        Place("body.z", "They came back."): first
    }


words = st.sampled_from(["one", "two three", "four five six seven eight nine ten", "11", "twelve thirteen fourteen"])
texts = st.lists(st.builds(Place, st.sampled_from(["title", "body.a", "body.b"]), words), max_size=8)


@given(earlier=texts, now=texts)
def test_every_text_whose_words_still_exist_keeps_a_translation(earlier: list[Place], now: list[Place]) -> None:
    found = origins(earlier, now, translated=set(earlier))
    known = {place.words for place in earlier}

    for place in now:
        if place.words in known and place not in earlier:
            assert found[place].words == place.words
    changed = [origin for place, origin in found.items() if origin.words != place.words]
    assert len(changed) == len(set(changed)), "One translation went to two changed texts."
