from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Site


def adopt_public_address() -> None:
    """Let Wagtail's site stand at PUBLIC_ADDRESS: what canonical links, shared links and the site map name."""
    address = urlsplit(settings.PUBLIC_ADDRESS)
    port = address.port or (443 if address.scheme == "https" else 80)
    site = Site.objects.filter(is_default_site=True).first()
    if site and (site.hostname, site.port) != (address.hostname, port):
        site.hostname, site.port = address.hostname, port
        site.save()
