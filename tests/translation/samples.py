"""An article with every kind of block, in both languages: the same ids, other words."""

from io import BytesIO
from uuid import NAMESPACE_URL, uuid5

from django.core.files.base import ContentFile
from PIL import Image
from wagtail.documents.models import Document
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from images.models import TorchImage

WORDS = {
    "en": {
        "heading": "The night shift answers",
        "prose": (
            "<p>On the 1<sup>st</sup> of May they <b>stood still</b>. See "
            '<a href="https://example.org/first">the first</a> and <a href="https://example.org/second">the second</a>.'
            "</p><ul><li>bread</li><li>sleep</li></ul>"
        ),
        "quote": "We read it aloud.",
        "attribution": "A checker",
        "alt": "A crane over a ship",
        "caption": "Pier 9 at six",
        "call title": "Come on Thursday",
        "call": "<p>Seven o’clock.</p><p>Bring a chair.</p>",
        "links title": "To read further",
        "link": "The agreement",
        "table": "Hours of a week",
        "shift": "Shift",
        "hours": "Hours",
        "night": "Night",
        "note": "<p>Minutes of 3<sup>rd</sup> May.</p>",
    },
    "fr": {
        "heading": "L’équipe de nuit répond",
        "prose": (
            "<p>Le 1<sup>er</sup> mai, <b>tout s’est arrêté</b>. Voir "
            '<a href="https://example.org/second">le second</a> et <a href="https://example.org/first">le premier</a>.'
            "</p><ul><li>du pain</li><li>du sommeil</li></ul>"
        ),
        "quote": "Nous l’avons lu à voix haute.",
        "attribution": "Une vérificatrice",
        "alt": "Une grue au-dessus d’un navire",
        "caption": "Le quai 9 à six heures",
        "call title": "Venez jeudi",
        "call": "<p>Dix-neuf heures.</p><p>Apportez une chaise.</p>",
        "links title": "Pour en savoir plus",
        "link": "L’accord",
        "table": "Les heures d’une semaine",
        "shift": "Quart",
        "hours": "Heures",
        "night": "Nuit",
        "note": "<p>Procès-verbal du 3 mai.</p>",
    },
}


def body(language: str, picture: TorchImage) -> list[dict[str, object]]:
    """The raw blocks of the article in one language."""
    words = WORDS[language]
    values = [
        ("heading", {"text": words["heading"], "level": "2"}),
        ("prose", words["prose"]),
        ("quote", {"text": words["quote"], "attribution": words["attribution"]}),
        (
            "picture",
            {
                "image": {"image": picture.pk, "alt_text": words["alt"], "decorative": False},
                "caption": words["caption"],
                "credit": "",
            },
        ),
        ("call_out", {"title": words["call title"], "text": words["call"]}),
        (
            "links",
            {
                "title": words["links title"],
                "links": [item("link", {"text": words["link"], "page": None, "url": "https://example.org/agreement"})],
            },
        ),
        (
            "table",
            {
                "columns": [
                    {"type": "text", "heading": words["shift"]},
                    {"type": "number", "heading": words["hours"]},
                ],
                "rows": [{"values": [words["night"], "44"]}],
                "caption": words["table"],
            },
        ),
        ("footnotes", {"notes": [item("note", words["note"])]}),
    ]
    return [{"type": kind, "value": value, "id": block_id(kind)} for kind, value in values]


def item(name: str, value: object) -> dict[str, object]:
    return {"type": "item", "value": value, "id": block_id(name)}


def block_id(name: str) -> str:
    return str(uuid5(NAMESPACE_URL, name))


def make_picture() -> TorchImage:
    file = BytesIO()
    Image.new("RGB", (8, 6), "red").save(file, "PNG")
    return TorchImage.objects.create(
        title="Crane", alternative_text="A crane", file=ContentFile(file.getvalue(), name="crane.png")
    )


def make_document(language: str) -> Document:
    return Document.objects.create(title=language, file=ContentFile(b"%PDF-1.4", name=f"{language}.pdf"))


def say_the_same(translation: Translation) -> None:
    """Give every text its own words as the translation, as a translator does with a name."""
    for segment in StringSegment.objects.filter(source=translation.source).select_related("string"):
        give(translation, segment, segment.string.data)


def translate_every_text(translation: Translation) -> None:
    """Give every text a French of its own."""
    for number, segment in enumerate(StringSegment.objects.filter(source=translation.source).select_related("context")):
        give(translation, segment, f"texte-{number}")


def give(translation: Translation, segment: StringSegment, words: str) -> StringTranslation:
    return StringTranslation.objects.create(
        translation_of_id=segment.string_id,
        context_id=segment.context_id,
        locale_id=translation.target_locale_id,
        data=words,
    )
