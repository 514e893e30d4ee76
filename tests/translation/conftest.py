import pytest
from wagtail.models import Locale

from home.models import HomePage


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
