from wagtail_localize.models import Translation

BOARD = "/admin/translation/"


def address(translation: Translation, act: str = "") -> str:
    return f"{BOARD}{translation.pk}/{act}"
