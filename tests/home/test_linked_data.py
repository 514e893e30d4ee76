"""What search engines are told as data, by the types of schema.org."""

import json
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Page

from issues.enums import AuthorRole, PrintStatus
from issues.models import ArticleAuthor
from tests.factories import (
    EditionFactory,
    InfoFactory,
    StatementFactory,
    UserFactory,
    front_page,
    in_french,
    make_article,
    make_event,
    make_statement,
)
from tests.sessions import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:[Uu]nclosed file:ResourceWarning")]

HOST = "http://testserver"


def data_of(client: Client, address: str) -> dict[str, dict]:
    """What is said at an address, by type."""
    soup = BeautifulSoup(client.get(address).content, "html.parser")
    found = soup.select('script[type="application/ld+json"]')
    if not found:
        return {}
    (script,) = found
    data = json.loads(script.string)
    assert data["@context"] == "https://schema.org"
    by_type = {thing["@type"]: thing for thing in data["@graph"]}
    assert len(by_type) == len(data["@graph"])
    return by_type


def crumbs(data: dict[str, dict]) -> list[tuple[int, str, str]]:
    return [(item["position"], item["name"], item["item"]) for item in data["BreadcrumbList"]["itemListElement"]]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_front_page_is_the_paper(client, language: str):
    data = data_of(client, f"/{language}/")
    paper = data["Periodical"]
    assert paper["url"] == f"{HOST}/{language}/"
    assert paper["inLanguage"] == language
    assert paper["publisher"]["@type"] == "Organization"
    assert "BreadcrumbList" not in data


def test_issue_is_a_number_of_the_paper_with_its_articles_and_pdfs(client):
    article = make_article()
    issue = article.get_parent().specific
    data = data_of(client, issue.get_url())
    told = data["PublicationIssue"]
    assert (told["issueNumber"], told["datePublished"]) == (str(issue.number), "2026-05-01")
    assert told["isPartOf"]["@type"] == "Periodical"
    assert [part["headline"] for part in told["hasPart"]] == ["The piece before", article.title, "The piece after"]
    assert {part["@type"] for part in told["hasPart"]} == {"NewsArticle"}
    assert told["hasPart"][1]["url"] == article.full_url
    assert [(file["encodingFormat"], file["inLanguage"]) for file in told["encoding"]] == [("application/pdf", "en")]
    assert client.get(told["encoding"][0]["contentUrl"].removeprefix(HOST)).status_code == 200
    assert crumbs(data) == [
        (1, front_page().title, f"{HOST}/en/"),
        (2, "Issues", f"{HOST}/en/issues/"),
        (3, issue.title, issue.full_url),
    ]


def test_article_tells_its_issue_its_page_and_who_did_what(client):
    article = make_article(printed_page=3)
    article.save_revision().publish()
    article = Page.objects.get(pk=article.pk).specific
    for name, role in (("J. Bell", AuthorRole.TRANSLATION), ("R. Vale", AuthorRole.PHOTOGRAPH)):
        ArticleAuthor.objects.create(page=article, name=name, role=role)
    issue = article.get_parent().specific
    data = data_of(client, article.get_url())
    told = data["NewsArticle"]
    assert told["headline"] == article.title
    assert told["isPartOf"]["@type"] == "PublicationIssue"
    assert told["isPartOf"]["issueNumber"] == str(issue.number)
    assert told["isPartOf"]["isPartOf"]["@id"] == f"{HOST}/en/#paper"
    assert told["printPage"] == "3"
    assert told["printEdition"] == f"Issue {issue.number}, English"
    assert told["author"] == [{"@type": "Person", "name": "Ada Vale"}]
    assert told["translator"] == [{"@type": "Person", "name": "J. Bell"}]
    assert told["contributor"] == [{"@type": "Person", "name": "R. Vale"}]
    assert told["datePublished"] == article.first_published_at.isoformat()
    assert told["dateModified"] == article.last_published_at.isoformat()
    assert told["wordCount"] == article.word_count
    assert told["image"].startswith(f"{HOST}/media/")
    assert "workTranslation" not in told
    assert [name for _place, name, _address in crumbs(data)] == [
        front_page().title,
        "Issues",
        issue.title,
        article.title,
    ]


def test_article_does_not_name_an_issue_that_is_not_live(client):
    article = make_article()
    Page.objects.filter(pk=article.get_parent().pk).update(live=False)
    assert "isPartOf" not in data_of(client, article.get_url())["NewsArticle"]


def test_article_that_was_left_out_of_print_stands_on_no_page(client):
    told = data_of(client, make_article(print_status=PrintStatus.LEFT_OUT).get_url())["NewsArticle"]
    assert not {"printPage", "printEdition"} & set(told)


def test_french_article_is_not_said_to_stand_in_the_english_edition(client):
    told = data_of(client, in_french(make_article()).get_url())["NewsArticle"]
    assert "printEdition" not in told


def test_source_and_translation_name_each_other(client):
    article = make_article()
    french = in_french(article)
    EditionFactory(issue_number=article.get_parent().specific.number, language="fr")
    source = data_of(client, article.get_url())["NewsArticle"]
    translation = data_of(client, french.get_url())["NewsArticle"]
    assert [(work["url"], work["inLanguage"]) for work in source["workTranslation"]] == [(french.full_url, "fr")]
    assert translation["translationOfWork"]["url"] == article.full_url
    assert translation["inLanguage"] == "fr"
    assert translation["printEdition"].endswith("Français")
    assert translation["isPartOf"]["url"] == french.get_parent().full_url


def test_statement_is_an_article_of_its_date(client):
    statement = make_statement()
    data = data_of(client, statement.get_url())
    assert data["Article"]["datePublished"] == date(2026, 5, 1).isoformat()
    assert data["Article"]["author"]["@type"] == "Organization"
    assert [name for _place, name, _address in crumbs(data)][1:] == ["Statements", statement.title]


def test_event_tells_when_where_and_how(client):
    event = make_event()
    told = data_of(client, event.get_url())["Event"]
    assert told["startDate"] == "2027-03-18T19:00:00-04:00"
    assert told["endDate"] == "2027-03-18T20:30:00-04:00"
    assert [place["@type"] for place in told["location"]] == ["Place", "VirtualLocation"]
    assert told["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert told["inLanguage"] == ["en", "fr"]
    assert told["url"] == event.full_url
    online = data_of(client, make_event(place="", start_time=None, end_time=None).get_url())["Event"]
    assert online["startDate"] == "2027-03-18"
    assert online["eventAttendanceMode"] == "https://schema.org/OnlineEventAttendanceMode"
    offline = data_of(client, make_event(link="").get_url())["Event"]
    assert offline["eventAttendanceMode"] == "https://schema.org/OfflineEventAttendanceMode"
    assert "Event" not in data_of(client, make_event(event_date=None, start_time=None, end_time=None).get_url())


def test_way_to_a_page_deep_in_the_tree_is_whole(client):
    above = InfoFactory(title="Above")
    between = InfoFactory(parent=above, title="Between")
    below = InfoFactory(parent=between, title="Below")
    names = [name for _place, name, _address in crumbs(data_of(client, below.get_url()))]
    assert names == [front_page().title, "Above", "Between", "Below"]


def test_no_words_can_end_the_element(client):
    title = "A</script><script>alert(1)</script><!-- & \u2028 “B”"
    statement = StatementFactory(title=title, lede="]]></SCRIPT >")
    answer = client.get(statement.get_url()).content.decode()
    assert "<script>alert" not in answer
    element = answer[answer.index('<script type="application/ld+json">') :]
    text = element[len('<script type="application/ld+json">') : element.index("</script>")]
    assert not [sign for sign in "<>&\u2028" if sign in text]
    assert json.loads(text)["@graph"][0]["headline"] == title


def test_french_is_typeset(client):
    page = in_french(StatementFactory(), title="L'usine : « Non »")
    assert data_of(client, page.get_url())["Article"]["headline"] == "L’usine\u00a0: «\u00a0Non\u00a0»"


def test_notices_missing_pages_and_previews_say_nothing(client):
    statement = StatementFactory()
    statement.save_revision()
    for address in (statement.get_url().replace("/en/", "/fr/"), "/en/nothing/", "/en/privacy/"):
        assert data_of(client, address) == {}
    sign_in(client, UserFactory(is_staff=True, is_superuser=True))
    assert data_of(client, f"/admin/pages/{statement.pk}/view_draft/") == {}
