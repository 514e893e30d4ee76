"""What the person at the terminal needs to know at the end: addresses and logins."""

from collections.abc import Iterator, Mapping

from django.urls import reverse
from django.utils.translation import get_language_info
from wagtail.models import Page

from home.demo.library import OTHERS, SOURCE
from home.demo.people import ROLES


def summary_of(pages: Mapping[str, Page], *, address: str) -> str:
    """The summary of a loaded site; `pages` are the pages in the source language by name."""
    lines = ["", "The newspaper is ready. Where to read it:"]
    lines += [f"  {what:<28} {address}{path}" for what, path in _addresses(pages)]
    lines += ["", f"Where to write it: {address}{reverse('wagtailadmin_home')}"]
    lines += [f"  {'':<15} {'e-mail':<28} {'password':<22} secret for an authenticator app"]
    lines += [f"  {role.name:<15} {role.email:<28} {role.password:<22} {role.totp_secret}" for role in ROLES]
    lines += [
        "These hold until somebody changes them, and belong to this machine alone.",
        "Without an authenticator app, in another terminal: make codes",
        "",
    ]
    return "\n".join(lines)


def _addresses(pages: Mapping[str, Page]) -> Iterator[tuple[str, str]]:
    yield "The site", "/"
    front = pages["home"]
    for version in front.get_translations(inclusive=True).live().select_related("locale").order_by("path"):
        yield f"Front page in {get_language_info(version.locale.language_code)['name']}", version.get_url()
    issues = [name for name in pages if name.startswith("issues/") and name.count("/") == 1]
    if issues:
        yield "The newest issue", pages[max(issues, key=lambda name: pages[name].path)].get_url()
    bilingual = next((page for name, page in pages.items() if name.startswith("bilingual/")), None)
    if bilingual:
        yield "A page in both languages", bilingual.specific.get_url()
    for language in OTHERS:
        translated = set(Page.objects.filter(locale__language_code=language).values_list("translation_key", flat=True))
        missing = [page for name, page in pages.items() if page.translation_key not in translated and _may_miss(name)]
        if missing:
            # The notice stands where the translation will be looked for (decision 2).
            name = get_language_info(language)["name"]
            yield f"A page not yet in {name}", missing[-1].get_url().replace(f"/{SOURCE}/", f"/{language}/", 1)


def _may_miss(name: str) -> bool:
    """Pages that carry every language are never translated."""
    return not name.startswith("bilingual/")
