import pytest
from django.test import RequestFactory

from core.addresses import client_address, household_of


def request(**meta: str):
    return RequestFactory().get("/", **meta)


def test_a_header_that_anybody_can_send_is_not_believed(settings):
    settings.BEHIND_PROXY = False
    asked = request(REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR="198.51.100.7")
    assert client_address(asked) == "192.0.2.1"


@pytest.mark.parametrize(
    ("forwarded", "found"),
    [
        ("198.51.100.7", "198.51.100.7"),
        ("203.0.113.5, 198.51.100.7", "198.51.100.7"),
        ("203.0.113.5, 2001:db8::7", "2001:db8::7"),
        ("203.0.113.5, nonsense", "192.0.2.1"),
        ("", "192.0.2.1"),
    ],
)
def test_behind_our_proxy_its_own_entry_counts(settings, forwarded: str, found: str):
    settings.BEHIND_PROXY = True
    assert client_address(request(REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR=forwarded)) == found


@pytest.mark.parametrize(
    ("address", "household"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("", ""),
    ],
)
def test_one_household_counts_once(address: str, household: str):
    assert household_of(address) == household
