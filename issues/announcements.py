from core.events import announce_pages_changed
from issues.models import Edition, IssuePage


def announce_edition(edition: Edition) -> None:
    """Tell that readers see the pages of this edition's issue differently, after the commit."""
    issues = dict(
        IssuePage.objects.live().filter(number=edition.issue_number).values_list("pk", "locale__language_code")
    )
    announce_pages_changed(page_ids=issues.keys(), languages=issues.values())
