from django import template

from accounts.browsers import browser_in_words
from accounts.factors import has_shown_factor
from accounts.requests import SessionRequest

register = template.Library()
register.filter("in_words", browser_in_words)


@register.filter
def is_signed_in(request: SessionRequest) -> bool:
    """Whether somebody has come all the way, and not only to the set-up of a second factor."""
    return has_shown_factor(request, request.user)
