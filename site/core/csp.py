from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.middleware import csp
from django.utils.csp import CSP

type Policy = dict[str, list[str] | bool]

ADMIN_PATH = "/admin/"

# As strict as outside. The nonce is for what Wagtail and wagtail-localize still write into pages or make with scripts:
# templates/wagtailadmin/ and static/js/admin_policy.js hand it on.
ADMIN_CSP: Policy = {
    "default-src": [CSP.SELF],
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF, CSP.NONCE],
    "img-src": [CSP.SELF, "data:", "blob:"],
    "frame-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.SELF],
    "object-src": [CSP.NONE],
}

# What people uploaded runs nothing and loads nothing, even if a browser takes it for a page.
MEDIA_CSP: Policy = {"default-src": [CSP.NONE], "frame-ancestors": [CSP.SELF], "sandbox": True}

# Without the sandbox: Chromium 156 shows a PDF in it, but older ones only say that the page was blocked. A PDF runs
# in the browser's own viewer, not as a page of ours.
PDF_CSP: Policy = {**MEDIA_CSP, "sandbox": False}


class ContentSecurityPolicyMiddleware(csp.ContentSecurityPolicyMiddleware):
    """Django's middleware with a policy of its own for the admin and for uploaded files; a view's own policy wins."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if request.path.startswith(settings.MEDIA_URL):
            response.headers["X-Content-Type-Options"] = "nosniff"
            is_pdf = response.headers.get("Content-Type") == "application/pdf"
            set_default_policy(response, PDF_CSP if is_pdf else MEDIA_CSP)
        elif request.path.startswith(ADMIN_PATH):
            set_default_policy(response, ADMIN_CSP)
        return super().process_response(request, response)


def set_default_policy(response: HttpResponseBase, policy: Policy) -> None:
    # Django's own decorator csp_override leaves the view's policy in this attribute.
    vars(response).setdefault("_csp_config", policy)
