"""Where a request comes from. Whoever counts or limits requests asks here."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

# A provider gives each household a whole network of this size.
IPV6_HOUSEHOLD = 64


def client_address(request: HttpRequest) -> str:
    """The network address of whoever asks; "" where the server does not say.

    Anybody can send an X-Forwarded-For of their own. It is read only with BEHIND_PROXY, and of it only the last entry,
    which our own proxy wrote.
    """
    if settings.BEHIND_PROXY:
        forwarded = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
        if address := _without_port(forwarded):
            return address
    return _without_port(request.META.get("REMOTE_ADDR", ""))


def household_of(address: str) -> str:
    """The address, or for IPv6 the network around it: there, one person has more addresses than could be counted."""
    if not _is_address(address):
        return address
    parsed = ip_address(address)
    if not isinstance(parsed, IPv6Address):
        return address
    if parsed.ipv4_mapped:
        return str(parsed.ipv4_mapped)
    return str(ip_network((int(parsed), IPV6_HOUSEHOLD), strict=False))


def _without_port(text: str) -> str:
    """The address in what a proxy wrote: some write "192.0.2.1:5678" and "[2001:db8::1]:5678". "" where it is none."""
    candidates = (text, text.rpartition(":")[0].strip("[]"))
    return next((candidate for candidate in candidates if _is_address(candidate)), "")


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
