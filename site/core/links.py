"""Addresses that editors wrote, as whole addresses."""

from urllib.parse import urljoin, urlsplit


def whole_address(address: str, *, base: str) -> str:
    """The address as it leads from anywhere; "" where it cannot be one: "http://[x", which anybody may type."""
    try:
        whole = urljoin(base, address.strip())
        # What it joins, it does not always look into.
        urlsplit(whole)
    except ValueError:
        return ""
    return whole
