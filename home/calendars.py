"""Calendar files (RFC 5545) of events."""

from datetime import UTC, timedelta

from icalendar import Calendar, Event

from home.models import BilingualPage

DEFAULT_LENGTH = timedelta(hours=1, minutes=30)


def calendar_of(page: BilingualPage) -> bytes:
    """The event of a bilingual page, with the definition of its time zone. It must have a start."""
    starts_at = page.starts_at
    if starts_at is None:
        raise ValueError("Only an event with a date, a time and a time zone has a calendar.")
    event = Event()
    event.add("uid", f"{page.translation_key}@the-torch")
    # A page that came live by code was never published by anybody.
    event.add("dtstamp", (page.last_published_at or starts_at).astimezone(UTC))
    event.add("dtstart", starts_at)
    event.add("dtend", page.ends_at or starts_at + DEFAULT_LENGTH)
    event.add("summary", f"{page.title} / {page.title_fr}")
    event.add("description", "\n\n".join(text for text in (page.summary_en, page.summary_fr) if text))
    event.add("url", page.full_url)
    if page.place or page.link:
        event.add("location", page.place or page.link)
    calendar = Calendar()
    calendar.add("prodid", "-//The Torch//Events//EN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return calendar.to_ical()
