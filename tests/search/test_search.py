import pytest
from wagtail.models import PageViewRestriction

from home.models import StatementPlank
from issues.models import ArticleAuthor, ArticlePlank
from search.models import SearchEntry, Word
from search.selectors import private_paths
from tests.factories import (
    ArticleFactory,
    InfoFactory,
    IssueFactory,
    PlankFactory,
    StatementFactory,
    body_of,
    every_block,
    in_french,
    make_event,
)
from tests.search.questions import ask, found

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:[Uu]nclosed file:ResourceWarning")]


@pytest.fixture
def gates(index):
    article = ArticleFactory(title="Six gates", lede="One night.", body=body_of("The cleaners worked until six."))
    index(article)
    return article


@pytest.mark.parametrize("words", ["gates", "GATE", "cleaner works", "“worked until six”", "night -rent", "gates' six"])
def test_article_is_found_by_any_form_of_its_words(gates, words: str):
    assert found(words) == ["Six gates"]


@pytest.mark.parametrize("words", ["rent", "gates rent", "“six worked”", "gates -cleaner", "gates -“worked until six”"])
def test_article_without_the_words_is_not_found(gates, words: str):
    assert found(words) == []


@pytest.mark.parametrize(
    "words",
    ["greve", "GRÈVES", "usine", "l’usine", "l'usine", "travailleuse", "syndiqué", "ouvrier", "« grève de l’usine »"],
)
def test_french_is_found_by_its_own_stems_accents_and_elisions(index, words: str):
    english = ArticleFactory()
    body = body_of("La grève de l’usine. Les travailleuses syndiquées, l'ouvrière aussi.")
    index(english, in_french(english, title="Sept heures", body=body))
    assert found(words, "fr") == ["Sept heures"]


def test_languages_are_kept_apart(index):
    english = ArticleFactory(title="The union")
    french = in_french(english, title="Le syndicat, the union")
    index(english, french)
    assert found("union") == ["The union"]
    assert found("union", "fr") == ["Le syndicat, the union"]
    assert found("syndicat") == []
    assert [(other.code, other.count) for other in ask("syndicat").elsewhere] == [("fr", 1)]


def test_title_counts_more_than_lede_and_lede_more_than_text(index):
    filler = "Nothing else happened here on that long day. " * 3
    text = ArticleFactory(title="Third", lede="Soup.", body=body_of(f"Bread came. {filler}"))
    lede = ArticleFactory(title="Second", lede="Bread.", body=body_of(f"Soup came. {filler}"))
    title = ArticleFactory(title="Bread first", lede="Soup.", body=body_of(f"Soup came. {filler}"))
    index(text, lede, title)
    assert found("bread") == ["Bread first", "Second", "Third"]


def test_every_kind_is_found_with_all_its_words(index):
    plank = PlankFactory(title="A roof for everybody", body=body_of("Lodgings stand empty."))
    issue = IssueFactory(title="The lodging issue", summary="Empty lodgings.")
    article = ArticleFactory(parent=issue, title="Piece on lodging", body=every_block())
    ArticleAuthor.objects.create(page=article, name="Ada Lodging")
    statement = StatementFactory(title="Statement on lodgings")
    information = InfoFactory(title="Our lodgings")
    event = make_event(title="Evening on lodging", title_fr="Soirée logement")
    index(plank, plank.get_parent(), issue, article, statement, information, event)
    assert sorted(found("lodging")) == sorted(
        [plank.title, issue.title, article.title, statement.title, information.title, event.title]
    )
    for words in ("night shift answers", "agreement", "Thursday", "harbour", "minutes may", "Ada", "Hours week"):
        assert found(words) == [article.title], words


def test_bilingual_page_is_found_in_each_language_by_its_own_words(index):
    event = make_event(title="Harbour evening", title_fr="Soirée du port")
    index(event)
    assert found("doors") == ["Harbour evening"]
    assert found("ouverture", "fr") == ["Soirée du port"]
    assert found("ouverture") == found("doors", "fr") == []
    assert set(SearchEntry.objects.values_list("url", flat=True)) == {event.get_url()}


def test_filters_by_kind_issue_and_plank(index):
    plank = PlankFactory(title="Bread for all")
    article = ArticleFactory(title="Bread piece")
    other = ArticleFactory(title="Bread elsewhere")
    statement = StatementFactory(title="Bread statement")
    ArticlePlank.objects.create(page=article, plank=plank)
    StatementPlank.objects.create(page=statement, plank=plank)
    index(plank, article, other, statement)
    number = article.get_parent().specific.number
    assert sorted(found("bread", kind="STATEMENT")) == ["Bread statement"]
    assert found("bread", issue=number) == ["Bread piece"]
    assert sorted(found("bread", plank=plank.number)) == ["Bread for all", "Bread piece", "Bread statement"]
    assert found("bread", plank=plank.number, kind="ARTICLE", issue=number) == ["Bread piece"]
    assert ask("bread", issue=number, kind="STATEMENT").unfiltered == 4


def test_french_piece_is_found_by_the_number_of_a_plank_named_in_english(index):
    plank = PlankFactory()
    english = ArticleFactory()
    french = in_french(english, title="Du pain")
    ArticlePlank.objects.create(page=french, plank=plank)
    index(french)
    assert found("pain", "fr", plank=plank.number) == ["Du pain"]


def test_draft_and_private_pages_are_not_found_even_before_a_job_has_run(gates):
    restriction = PageViewRestriction.objects.create(
        page=gates.get_parent(), restriction_type=PageViewRestriction.LOGIN
    )
    assert private_paths() == (gates.get_parent().path,)
    assert found("gates") == []
    restriction.delete()
    assert found("gates") == ["Six gates"]
    type(gates).objects.filter(pk=gates.pk).update(live=False)
    assert found("gates") == []


def test_address_that_shows_the_english_notice_is_no_french_answer(gates, client):
    assert client.get(gates.get_url().replace("/en/", "/fr/")).status_code == 200
    assert found("gates", "fr") == []
    assert not SearchEntry.objects.filter(language="fr").exists()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("claeners", "cleaners"), ("cleanrs", "cleaners"), ("gatess", "gates"), ("wroked", "worked")],
)
def test_slips_are_forgiven(gates, typed: str, meant: str):
    answer = ask(typed)
    assert answer.is_corrected
    assert str(answer.query) == meant
    assert len(answer.ids) == 1
    assert ask(typed, exactly=True).ids == []


def test_of_two_words_as_near_the_more_frequent_is_meant(index):
    for title in ("Grève", "La grève", "Gravé"):
        index(in_french(ArticleFactory(), title=title, body=[]))
    assert str(ask("grvve", "fr").query) == "grève"


def test_nothing_is_made_of_what_looks_like_no_word(gates):
    answer = ask("zzyzxqq")
    assert (answer.ids, answer.is_corrected) == ([], False)


def test_word_of_a_page_that_is_gone_is_no_suggestion(gates, index):
    gates.unpublish()
    index(gates)
    assert not Word.objects.filter(entries__gt=0).exists()
    assert ask("gatess").ids == []
