"""What readers take away, and under which conditions."""

from hashlib import sha256
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction

from issues.exports.services import make_exports
from issues.models import IssueExport, IssuePage
from tests.factories import ArticleFactory, IssueFactory, in_french

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:[Uu]nclosed file:ResourceWarning")]

EPUB, ZIP = "/en/exports/6/the-torch-6.epub", "/en/exports/6/the-torch-6.zip"


@pytest.fixture
def issue() -> IssuePage:
    article = ArticleFactory(parent=IssueFactory(number=6), title="Gate", slug="gate")
    in_french(article, title="« Grille » : l'eau")
    make_exports(number=6)
    return article.get_parent().specific


@pytest.mark.parametrize(("address", "content_type"), [(EPUB, "application/epub+zip"), (ZIP, "application/zip")])
def test_an_issue_is_taken_away_whole_under_its_name(client, issue, address: str, content_type: str):
    answer = client.get(address)
    content = answer.getvalue()
    assert answer["Content-Type"] == content_type
    assert answer["Content-Length"] == str(len(content))
    assert answer["Content-Disposition"] == f'attachment; filename="{address.rpartition("/")[2]}"'
    assert answer["ETag"] == f'"{sha256(content).hexdigest()}"'
    assert answer["Cache-Control"] == "public, no-cache"
    assert not answer.cookies


def test_what_somebody_has_already_is_not_sent_again(client, issue):
    first = client.get(EPUB)
    first.getvalue()
    again = client.get(EPUB, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])


def test_a_head_request_tells_of_the_file_without_sending_it(client, issue):
    answer = client.head(ZIP)
    assert answer.status_code == 200
    assert int(answer["Content-Length"]) > 0
    assert answer.getvalue() == b""


def test_a_lost_file_is_not_found(client, issue):
    for export in IssueExport.objects.all():
        export.file.storage.delete(export.file.name)
    assert client.get(EPUB).status_code == client.get(ZIP).status_code == 404


def test_names_are_in_the_reader_s_language(client, issue):
    answer = client.get("/fr/exports/6/the-torch-6.epub")
    assert answer.status_code == 302
    assert answer["Location"] == "/fr/exports/6/le-flambeau-6.epub"
    zipped = client.get("/fr/exports/6/le-flambeau-6.zip")
    assert zipped.status_code == 200
    zipped.getvalue()


@pytest.mark.parametrize("address", ["/en/exports/5/the-torch-5.epub", "/en/exports/99999999999999999999/x.zip"])
def test_there_is_nothing_of_an_issue_that_is_not_there(client, issue, address: str):
    assert client.get(address).status_code == 404


def test_nobody_takes_away_an_issue_that_is_not_live_or_private(client, issue):
    french = issue.get_translations().get()
    type(french).objects.filter(pk=french.pk).update(live=False)
    assert client.get("/fr/exports/6/le-flambeau-6.epub").status_code == 404
    client.get(ZIP).getvalue()
    PageViewRestriction.objects.create(page=issue, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(EPUB).status_code == 404
    assert client.get(ZIP).status_code == 404


def test_exports_are_only_asked_for(client, issue):
    assert client.post(EPUB).status_code == 405
    assert client.post("/en/issues/6/gate.md").status_code == 405


def test_the_issue_s_page_names_its_formats_with_their_sizes(client, issue):
    soup = BeautifulSoup(client.get(issue.get_url()).content, "html.parser")
    links = soup.select(".formats__link")
    assert [(link["href"], link["type"]) for link in links] == [
        (EPUB, "application/epub+zip"),
        (ZIP, "application/zip"),
    ]
    assert all(link.select_one(".edition-facts").get_text() for link in links)


def test_an_issue_without_exports_names_none(client):
    assert b"formats" not in client.get(IssueFactory().get_url()).content


def test_an_article_stands_as_markdown_beside_its_page(client, issue):
    page = client.get("/en/issues/6/gate/")
    link = BeautifulSoup(page.content, "html.parser").select_one(".formats__link")
    assert link["href"] == "/en/issues/6/gate.md"
    answer = client.get(link["href"])
    assert answer["Content-Type"] == "text/markdown; charset=utf-8"
    assert answer.content.decode().startswith('---\ntitle: "Gate"\n')
    assert answer["Link"] == '<http://testserver/en/issues/6/gate/>; rel="canonical"'
    assert client.get(link["href"], headers={"If-None-Match": answer["ETag"]}).status_code == 304
    assert "«\u00a0Grille\u00a0»\u00a0: l’eau" in client.get("/fr/issues/6/gate.md").content.decode()


def test_markdown_is_named_by_its_address_in_any_script(client, issue):
    ArticleFactory(parent=issue, title="Ворота", slug="ворота")
    answer = client.get(quote("/en/issues/6/ворота.md"))
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == f"inline; filename*=utf-8''{quote('ворота')}.md"


@pytest.mark.parametrize("path", ["issues/6.md", "issues/6/none.md", "issues.md", "%00.md", f"{'a/' * 500}a.md"])
def test_only_articles_stand_as_markdown(client, issue, path: str):
    assert client.get(f"/en/{path}").status_code == 404


def test_drafts_and_private_articles_do_not(client, issue):
    article = issue.get_children().get().specific
    PageViewRestriction.objects.create(page=issue, restriction_type=PageViewRestriction.LOGIN)
    assert client.get("/en/issues/6/gate.md").status_code == 404
    PageViewRestriction.objects.all().delete()
    article.unpublish()
    assert client.get("/en/issues/6/gate.md").status_code == 404
