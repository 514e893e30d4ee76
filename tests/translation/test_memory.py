import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale
from wagtail_localize.models import String, StringTranslation, TranslatableObject, TranslationContext, TranslationSource

from tests.factories import InfoFactory
from translation import memory_snapshot
from translation.differences import Kind
from translation.enums import TextState
from translation.memory import PER_PAGE, concordance, look_up
from translation.models import TextStanding

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _forgetful():
    """The rows of another test are rolled back; their snapshot is not."""
    memory_snapshot.SNAPSHOTS.clear()


@pytest.fixture
def place() -> TranslatableObject:
    source, _created = TranslationSource.update_or_create_from_instance(InfoFactory(title="Gate 3"))
    return source.object


@pytest.fixture
def known(place: TranslatableObject, english: Locale, french: Locale):
    """Translate a sentence at a place of its own."""
    made = iter(range(1000))

    def keep(source: str, words: str, **facts: object) -> StringTranslation:
        string, _created = String.objects.get_or_create(
            locale=english, data_hash=String._get_data_hash(source), defaults={"data": source}
        )
        context = TranslationContext.objects.create(object=place, path=f"body.{next(made)}")
        return StringTranslation.objects.create(
            translation_of=string, context=context, locale=french, data=words, **facts
        )

    return keep


def test_same_sentence_comes_first_then_similar_ones(known, french: Locale):
    known("The night shift answers today.", "Le quart de nuit répond aujourd’hui.")
    known("The <b>night</b> shift answers.", "Le quart de <b>nuit</b> répond.")
    known("The night shift answers.", "Le quart de nuit répond.")
    known("Something else altogether stands here.", "Ici, tout autre chose.")

    found = look_up(source="The night shift answers.", locale=french)

    assert [match.score for match in found][:2] == [100, 99]
    assert 70 <= found[2].score < 99
    assert len(found) == 3
    assert found[0].words == "Le quart de nuit répond."
    assert (found[0].page_title, found[0].path) == ("Gate 3", "body.2")
    assert [(piece.kind, piece.words) for piece in found[2].difference] == [
        (Kind.SAME, "The night shift answers"),
        (Kind.REMOVED, " today"),
        (Kind.SAME, "."),
    ]


def test_same_pair_is_shown_once_and_not_that_of_the_text_itself(known, french: Locale):
    known("Bread", "Du pain")
    known("Bread", "Du pain")
    own = known("Bread", "Le pain")

    assert [match.words for match in look_up(source="Bread", locale=french)] == ["Le pain", "Du pain"]
    assert [match.words for match in look_up(source="Bread", locale=french, but_not_at=own.context_id)] == ["Du pain"]


def test_fewer_are_shown_where_fewer_are_wanted(known, french: Locale):
    for number in range(8):
        known(f"The night shift answers {number}.", f"Le quart de nuit répond {number}.")

    assert len(look_up(source="The night shift answers.", locale=french)) == 5
    assert len(look_up(source="The night shift answers.", locale=french, limit=2)) == 2
    assert look_up(source="The night shift answers.", locale=french, threshold=99) == []


def test_nothing_is_found_for_nothing(known, french: Locale):
    known("Bread", "Du pain")

    assert look_up(source="", locale=french) == []
    assert look_up(source="<b> </b>", locale=french) == []


def test_what_is_broken_or_to_be_reviewed_is_no_memory(known, french: Locale):
    known("Bread", "Du pain", has_error=True)
    carried = known("Bread", "Du beurre")
    TextStanding.objects.create(text=carried, state=TextState.TO_REVIEW)

    assert look_up(source="Bread", locale=french) == []

    TextStanding.objects.update(state=TextState.APPROVED)
    assert [match.words for match in look_up(source="Bread", locale=french)] == ["Du beurre"]


def test_what_changes_is_known_at_once(known, french: Locale):
    row = known("Bread", "Du pain")
    assert len(look_up(source="Bread", locale=french)) == 1

    row.data = "Le pain"
    row.save()
    assert [match.words for match in look_up(source="Bread", locale=french)] == ["Le pain"]

    other = known("Bread.", "Du pain.")
    assert len(look_up(source="Bread", locale=french)) == 2

    other.delete()
    row.delete()
    assert look_up(source="Bread", locale=french) == []


def test_unchanged_memory_is_not_read_again(known, french: Locale):
    for number in range(30):
        known(f"The night shift answers {number}.", "Le quart de nuit répond.")
    look_up(source="The night shift", locale=french)

    with CaptureQueriesContext(connection) as queries:
        look_up(source="The night shift answers 3.", locale=french)

    assert len(queries) == 2
    assert not any("LIKE" in query["sql"] or " IN (SELECT" in query["sql"] for query in queries)


def test_memory_is_bounded(known, french: Locale, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(memory_snapshot, "AT_MOST", 2)
    for words in ("Bread", "Sleep", "Roses"):
        known(words, words)

    assert look_up(source="Bread", locale=french) == []
    assert len(look_up(source="Roses", locale=french)) == 1
    assert len(memory_snapshot.SNAPSHOTS[french.pk].rows) == 2


# --- Concordance -----------------------------------------------------------------------------------------------------


def shown(pieces) -> str:
    return "".join(f"[{piece.words}]" if piece.is_marked else piece.words for piece in pieces)


def test_words_are_found_and_marked_in_either_language(known, french: Locale):
    known("A <b>Picket</b> line", "Une ligne de piquetage")
    known("Bread", "On dit picket à tort")

    found = concordance(query=" picket ", locale=french)

    assert [(shown(hit.source), shown(hit.words)) for hit in found] == [
        ("Bread", "On dit [picket] à tort"),
        ("A [Picket] line", "Une ligne de piquetage"),
    ]
    assert found[1].page_title == "Gate 3"


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("100%", 1),
        ("l’USINE", 1),
        ("l'usine", 1),
        ("R&D at", 1),
        ("100 %", 1),
        ("strong", 0),
        ("a1", 0),
        ("", 0),
        ("amp", 0),
    ],
)
def test_signs_mean_themselves_and_markup_is_not_searched(known, french: Locale, query: str, count: int):
    known('<strong>R&amp;D</strong> at <a id="a1">100%</a>', "R&amp;D de l’usine à 100\u00a0%")
    known("1000 of them", "1000 d’entre eux")

    assert len(concordance(query=query, locale=french)) == count


def test_many_are_shown_in_pages(known, french: Locale):
    for number in range(PER_PAGE + 1):
        known(f"Bread {number}", "Du pain")

    assert len(concordance(query="bread", locale=french)) == PER_PAGE
    second = concordance(query="bread", locale=french, page=2)
    assert [shown(hit.source) for hit in second] == ["[Bread] 0"]
    assert not second.has_next()
