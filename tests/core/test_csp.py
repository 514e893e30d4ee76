import json
import re

import pytest
from django.http import HttpRequest, HttpResponse
from django.template import Context, Template
from django.test import RequestFactory
from django.utils.csp import CSP
from django.views.decorators.csp import csp_override
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput, AdminPageChooser, AdminTimeInput
from wagtail.admin.widgets.workflows import AdminTaskChooser

from core.csp import ContentSecurityPolicyMiddleware
from core.views import csrf_failure


def policy_of(path: str, view=None, *, content_type: str = "text/html") -> dict[str, str]:
    """The directives that a browser gets at this address."""

    def answer(request: HttpRequest) -> HttpResponse:
        return HttpResponse(content_type=content_type)

    response = ContentSecurityPolicyMiddleware(view or answer)(RequestFactory().get(path))
    directives = response.headers[CSP.HEADER_ENFORCE].split("; ")
    return dict(directive.partition(" ")[::2] for directive in directives)


@pytest.mark.parametrize("path", ["/", "/en/issues/6/", "/administration/", "/mediator/"])
def test_public_page_runs_only_our_own_scripts(path: str):
    policy = policy_of(path)
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["object-src"] == policy["base-uri"] == "'none'"


@pytest.mark.parametrize("path", ["/admin/", "/admin/pages/3/edit/"])
def test_admin_runs_only_our_own_scripts_and_loads_nothing_from_elsewhere(path: str):
    policy = policy_of(path)
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["frame-src"] == "'self'"
    assert not [values for values in policy.values() if "http" in values or "*" in values or "unsafe" in values]


def test_page_of_the_admin_that_writes_inline_gets_a_nonce_of_its_own():
    nonces = []

    def view(request: HttpRequest) -> HttpResponse:
        nonces.append(str(request._csp_nonce))
        return HttpResponse()

    for _request in range(2):
        policy = policy_of("/admin/", view)
        assert policy["script-src"] == policy["style-src"] == f"'self' 'nonce-{nonces[-1]}'"
    assert len(set(nonces)) == 2


def test_packages_inline_code_gets_the_nonce_and_nothing_else_does():
    template = Template(
        "{% load admin_policy %}{% nonced %}<script>a</script><style>b</style><link>{% endnonced %}<script>c</script>"
    )
    assert template.render(Context({"csp_nonce": "n1"})) == (
        '<script nonce="n1">a</script><style nonce="n1">b</style><link><script>c</script>'
    )


def test_widgets_start_without_inline_scripts():
    choosers = [AdminPageChooser(), AdminTaskChooser()]
    for widget in [*choosers, AdminDateInput(), AdminTimeInput(), AdminDateTimeInput()]:
        html = widget.render("day", None, {"id": "id_rows-__prefix__-day"})
        assert "<script" not in html
        start = re.search(r'<start-widget function="(\w+)" arguments="([^"]+)"></start-widget>', html)
        # Inside the attribute stands what would stand inside the quotes of a script.
        assert json.loads(json.loads(f'"{start[2]}"'))[0] == "id_rows-__prefix__-day"
        assert start[1] in {
            "PageChooser",
            "createTaskChooser",
            "initDateChooser",
            "initTimeChooser",
            "initDateTimeChooser",
        }


@pytest.mark.parametrize("content_type", ["text/html", "image/svg+xml", "image/jpeg"])
def test_uploaded_file_is_locked_in(content_type: str):
    policy = policy_of("/media/documents/x", content_type=content_type)
    assert policy == {"default-src": "'none'", "frame-ancestors": "'self'", "sandbox": ""}


def test_uploaded_pdf_can_still_be_read():
    policy = policy_of("/media/documents/x.pdf", content_type="application/pdf")
    assert policy == {"default-src": "'none'", "frame-ancestors": "'self'"}


def test_type_of_an_uploaded_file_is_not_guessed():
    response = ContentSecurityPolicyMiddleware(lambda request: HttpResponse())(RequestFactory().get("/media/x"))
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", ["/en/", "/admin/", "/media/x"])
def test_view_s_own_policy_wins(path: str):
    @csp_override({"default-src": "'self'"})
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    assert policy_of(path, view) == {"default-src": "'self'"}


def test_form_from_elsewhere_gets_a_page_of_our_own(settings, tmp_path):
    (tmp_path / "errors").mkdir()
    (tmp_path / "errors/csrf_failure.html").write_text("Open the form again.")
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    response = csrf_failure(RequestFactory().post("/en/work-with-us/"), reason="Origin checking failed.")
    assert response.status_code == 403
    assert response.content == b"Open the form again."
