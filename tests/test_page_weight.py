"""A page must come quickly to a cheap phone: an article's HTML is at most 14 kB on the way."""

import gzip
import random

import pytest
from django.test import Client

from home.models import Contact, Footer, Menu, MenuItem
from tests.factories import InfoFactory, every_block, front_page, in_french, make_article

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:[Uu]nclosed file:ResourceWarning")]

AT_MOST = 14 * 1024
WORDS = 1_200


def prose(words: int, language: str) -> list[tuple[str, str]]:
    """As many words as varied as a newspaper's: 900 different ones, common ones often, in paragraphs of 75."""
    chance = random.Random(language)
    letters = (
        "eeeeaaiiionnnrrstttlluudcmphgbfvyéè’qjkwx" if language == "fr" else "eeeeaaiiooonnnrrsstttthhlluudcmpgbfvywk"
    )
    lexicon = ["".join(chance.choices(letters, k=chance.randint(2, 11))) for _ in range(900)]
    often = [1 / rank for rank in range(1, len(lexicon) + 1)]
    paragraphs = [f"<p>{' '.join(chance.choices(lexicon, often, k=75))}.</p>" for _ in range(words // 75)]
    return [("prose", "".join(paragraphs[start : start + 4])) for start in range(0, len(paragraphs), 4)]


def make_surroundings(language: str) -> None:
    locale = front_page(language).locale
    for place in Menu.Place:
        menu = Menu(place=place, locale=locale)
        menu.items = [
            MenuItem(text=f"Section {number}", url=f"https://example.org/{number}", locale=locale)
            for number in range(6)
        ]
        menu.save()
    Footer.objects.create(text="<p>Made by volunteers, printed by friends.</p>", locale=locale)
    Contact.objects.create(email="editor@example.org", text="Write to us, offer help.", locale=locale)


def weight(client: Client, address: str) -> int:
    return len(gzip.compress(client.get(address).content, compresslevel=6))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_long_article_weighs_at_most_fourteen_kilobytes(client, language: str):
    make_surroundings(language)
    article = make_article()
    page = article if language == "en" else in_french(article)
    page.body = [*every_block(), *prose(WORDS, language)]
    page.save()
    assert page.word_count > WORDS
    assert weight(client, page.get_url()) <= AT_MOST


def test_page_without_words_leaves_most_of_it_for_them(client):
    make_surroundings("en")
    InfoFactory(slug="about")
    assert weight(client, "/en/about/") <= AT_MOST / 3
