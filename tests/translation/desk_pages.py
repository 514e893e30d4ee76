"""An English article and its people, for tests of the desk; the fixtures over them stand in conftest.py."""

import json
from datetime import UTC, datetime

from django.contrib.auth.models import Group
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from issues.models import ArticlePage
from tests.factories import UserFactory
from translation.models import TextStanding
from users.models import User

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
FIRST, SECOND, THIRD = "The gates stayed shut.", "Nobody had slept.", "At noon they sang."


def prose(*paragraphs: str, block: str = "11111111-1111-4111-8111-111111111111") -> dict[str, str]:
    return {"type": "prose", "id": block, "value": "".join(f"<p>{text}</p>" for text in paragraphs)}


def person(group: str, **facts: object) -> User:
    user = UserFactory(**facts)
    user.groups.add(Group.objects.get(name=group))
    return user


def save_body(article: ArticlePage, *blocks: dict[str, str], publish: bool = True) -> ArticlePage:
    """Save the English with these blocks, as its editor does, and publish it."""
    article = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object() if article.pk else article
    article.body = json.dumps(blocks)
    revision = article.save_revision()
    if publish:
        revision.publish()
    return ArticlePage.objects.get(pk=article.pk)


def place_of(translation: Translation, source: str) -> dict[str, int]:
    segment = StringSegment.objects.get(source=translation.source, string__data=source)
    return {"context_id": segment.context_id, "source_id": segment.string_id}


def standing(translation: Translation, source: str) -> TextStanding | None:
    text = StringTranslation.objects.filter(
        **{"context_id": place_of(translation, source)["context_id"], "translation_of__data": source}
    ).first()
    return text and text.standing


FRENCH = {
    "Six gates": "Six barrières",
    "six-gates": "six-barrieres",
    FIRST: "Les barrières sont restées fermées.",
    SECOND: "Personne n’avait dormi.",
    THIRD: "À midi, on a chanté.",
}
