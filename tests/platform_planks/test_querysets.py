import pytest

from platform_planks.models import PlankPage
from tests.factories.kinds import make_article

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:[Uu]nclosed file:ResourceWarning"),
]


def test_planks_that_a_draft_names_are_found_before_it_is_published():
    article = make_article()
    draft = article.save_revision().as_object()
    planks = PlankPage.objects.named_by(draft.plank_references.all(), locale_id=draft.locale_id)
    assert list(planks) == [article.plank_references.get().plank]
