"""The translators' desk of the demo: two articles half translated, and one whose English has changed since."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from home.demo.desk import Desk
from issues.models import ArticlePage
from translation.claims import claim, hand_back
from translation.comments import comment_on_text
from translation.sources import take_newest_source
from translation.texts import write_text


@dataclass(frozen=True)
class Begun:
    """A page that somebody has begun: the French of texts by their English, or by how it begins."""

    page: str
    words: Mapping[str, str]
    # What the translator asks the editors about, and at which text.
    question: tuple[str, str] | None = None
    is_claimed: bool = False


@dataclass(frozen=True)
class Changed:
    """A page whose English was changed after it was translated: what replaces what, and a paragraph at its end."""

    page: str
    replacements: Mapping[str, str]
    added: str


BEGUN = (
    Begun(
        "issues/3/03-read-on-a-flour-sack",
        {
            "Read on a flour sack": "Lu sur un sac de farine",
            "read-on-a-flour-sack": "lu-sur-un-sac-de-farine",
            "Letters": "Courrier",
            "A baker at Halden Foods": "Un boulanger de Halden Foods, aux dix seules minutes calmes de sa nuit.",
            "Dear Torch,": "Cher Flambeau,",
            # The quotation marks are English ones, for the checks to find.
            "I read you at three": (
                "Je vous lis à trois heures du matin, sur un sac de farine, pendant que la deuxième fournée lève. Ce "
                'sont les "dix minutes" de la nuit qui sont à moi, et c’est la pâte qui décide combien de temps elles '
                "durent."
            ),
        },
        is_claimed=True,
    ),
    Begun(
        "issues/4/02-the-corridor-has-numbers",
        {
            "The corridor has numbers now": "Le couloir a maintenant des numéros",
            "the-corridor-has-numbers": "le-couloir-a-des-numeros",
            "Work": "Travail",
            "There are empty rooms": (
                "Au quatrième étage, il y a des chambres vides. Elles ont l’oxygène, des lavabos et des fenêtres. Ce "
                "qui leur manque, c’est du personnel. L’équipe de nuit du deuxième étage comptait neuf infirmières en "
                "2021; elles sont six aujourd’hui, pour les mêmes trente-quatre chambres et, désormais, douze plaques. "
                "L’hôpital bouche les trous avec une agence qui lui facture 71 $ l’heure de soins. L’infirmière qui "
                "fait cette heure en reçoit 38. Berrada, qui est permanente, reçoit 36,20 $ et montre à celle de "
                "l’agence où se trouvent les compresses."
            ),
            "Most of us are women": (
                "« La plupart d’entre nous sont des femmes, alors c’est de notre cœur que nous sommes censées tirer ce "
                "qui manque, dit Berrada. Un cœur, c’est un muscle. Il fait des quarts, lui aussi. »"
            ),
        },
        question=(
            "In December the night shift",
            "Is the second handover sheet kept by the union, or by each nurse? French needs to know whose sheet it is.",
        ),
    ),
)

CHANGED = Changed(
    "issues/6/05-the-road-that-only-goes-down",
    {
        "In September, 412 trucks": "In September alone, 412 trucks",
        "It would have been a short meeting.": "It would have been a short meeting, and I would have made the coffee.",
    },
    "Since I wrote this, the bus goes down on Saturdays too. The road has noticed.",
)


def fill_desk(desk: Desk, pages: Mapping[str, Page], *, now: datetime) -> None:
    """Leave the desk as its people left it last night. Run again, it adds nothing."""
    filled = [_begin(desk, pages[begun.page], begun, now) for begun in BEGUN if begun.page in pages]
    if CHANGED.page in pages:
        filled.append(_change(desk, pages[CHANGED.page]))
    if any(filled):
        desk.say(f"The translators' desk: {sum(filled)} pages in work.")


@transaction.atomic
def _begin(desk: Desk, page: Page, begun: Begun, now: datetime) -> bool:
    translation = take_newest_source(instance=page.specific, now=now)[0]
    begun_before = StringTranslation.objects.filter(
        context__object_id=page.translation_key, last_translated_by__isnull=False
    )
    if begun_before.exists():
        return False
    claim(translation=translation, user=desk.translator, now=now)
    for beginning, words in begun.words.items():
        for place in _places(translation, beginning):
            write_text(translation=translation, **place, words=words, version=0, user=desk.translator, now=now)
    if begun.question:
        beginning, question = begun.question
        for place in _places(translation, beginning)[:1]:
            comment_on_text(translation=translation, **place, words=question, user=desk.translator, now=now)
    if not begun.is_claimed:
        hand_back(translation=translation, user=desk.translator, now=now)
    return True


def _places(translation: Translation, beginning: str) -> list[dict[str, int]]:
    found = StringSegment.objects.filter(source_id=translation.source_id)
    exact = found.filter(string__data=beginning)
    found = exact if exact.exists() else found.filter(string__data__contains=beginning)
    return [{"context_id": row.context_id, "source_id": row.string_id} for row in found.order_by("order")]


@transaction.atomic
def _change(desk: Desk, page: Page) -> bool:
    article = ArticlePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    blocks = list(article.body.raw_data)
    *rest, last = blocks
    if CHANGED.added in last["value"]:
        return False
    value = last["value"]
    for old, new in CHANGED.replacements.items():
        value = value.replace(old, new)
    article.body = json.dumps([*rest, {**last, "value": f"{value}<p>{CHANGED.added}</p>"}])
    article.save_revision(user=desk.author).publish(user=desk.author, skip_permission_checks=True)
    return True
