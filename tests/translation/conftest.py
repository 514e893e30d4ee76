from collections.abc import Callable

import pytest
from wagtail.models import Locale
from wagtail_localize.models import Translation

from home.models import HomePage
from issues.models import ArticlePage
from tests.factories import ArticleFactory, IssueFactory, in_french
from tests.translation.desk_pages import (
    FIRST,
    FRENCH,
    NOW,
    SECOND,
    THIRD,
    person,
    place_of,
    prose,
    save_body,
    standing,
)
from translation.handing_in import approve, hand_in
from translation.models import TextStanding
from translation.starting import start_translation
from translation.texts import write_text
from users.models import User


@pytest.fixture
def english(db: None) -> Locale:
    return Locale.objects.get(language_code="en")


@pytest.fixture
def french(db: None) -> Locale:
    return Locale.objects.get(language_code="fr")


@pytest.fixture
def home(english: Locale) -> HomePage:
    """The English front page, which stands after the migrations, as the French one does."""
    return HomePage.objects.get(locale=english)


@pytest.fixture
def translator(db: None) -> User:
    return person("Translators")


@pytest.fixture
def reviewer(db: None) -> User:
    return person("Reviewers")


@pytest.fixture
def editor(db: None) -> User:
    return person("Editors")


@pytest.fixture
def article(db: None) -> ArticlePage:
    issue = IssueFactory(title="Gates", number=7)
    in_french(issue, title="Barrières")
    article = ArticleFactory(parent=issue, title="Six gates", slug="six-gates", lede="", body="[]")
    return save_body(article, prose(FIRST, SECOND, THIRD))


@pytest.fixture
def translation(article: ArticlePage, translator: User) -> Translation:
    return start_translation(source_page=article, user=translator, now=NOW)


@pytest.fixture
def write(translation: Translation, translator: User) -> Callable[..., TextStanding | None]:
    def write(source: str, words: str, **facts: object) -> TextStanding | None:
        found = standing(translation, source)
        given = {"user": translator, "now": NOW, "version": found.version if found else 0, **facts}
        return write_text(translation=translation, **place_of(translation, source), words=words, **given)

    return write


@pytest.fixture
def translated(translation: Translation, write: Callable[..., object]) -> Translation:
    for source, words in FRENCH.items():
        write(source, words)
    return translation


@pytest.fixture
def live(translated: Translation, translator: User, reviewer: User) -> Translation:
    """The French is approved, and readers have it."""
    hand_in(translation=translated, user=translator, now=NOW)
    approve(translation=translated, user=reviewer, now=NOW)
    translated.work.refresh_from_db()
    return translated
