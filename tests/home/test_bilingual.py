from datetime import UTC, date, datetime, time, timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client
from icalendar import Calendar, Event
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, streamfield
from wagtail_localize.operations import translate_object

from home.models import BilingualPage
from tests.factories import BilingualFactory, UserFactory, front_page, make_event
from tests.sessions import sign_in

pytestmark = pytest.mark.django_db


def read(client: Client, page: BilingualPage) -> BeautifulSoup:
    return BeautifulSoup(client.get(page.get_url()).content, "html.parser")


def calendar(client: Client, page: BilingualPage) -> Calendar:
    answer = client.get(f"{page.get_url()}event.ics")
    assert answer.status_code == 200
    return Calendar.from_ical(answer.content)


def event_in(calendar: Calendar) -> Event:
    (event,) = calendar.walk("VEVENT")
    return event


@pytest.mark.parametrize(
    ("facts", "field", "words"),
    [
        ({"start_time": time(19, 0), "time_zone": "America/Toronto"}, "start_time", "needs its date and time zone"),
        ({"start_time": time(19, 0), "event_date": date(2027, 3, 18)}, "start_time", "needs its date and time zone"),
        ({"end_time": time(20, 0), "event_date": date(2027, 3, 18)}, "end_time", "Say when it begins too."),
        ({"time_zone": "Mars/Olympus"}, "time_zone", "not a valid choice"),
        ({"title_fr": ""}, "title_fr", "cannot be blank"),
    ],
)
def test_event_that_cannot_be_understood_is_refused_in_words(facts: dict, field: str, words: str):
    page = BilingualPage(**{"title": "Webinar", "title_fr": "Webinaire", "slug": "webinar", **facts})
    page.locale = front_page().locale
    page.set_url_path(front_page())
    page.path, page.depth = "0001000199", 3
    with pytest.raises(ValidationError) as refusal:
        page.full_clean()
    assert words in " ".join(refusal.value.message_dict[field])


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"event_date": date(2027, 3, 18)},
        {"event_date": date(2027, 3, 18), "start_time": time(19, 0), "time_zone": "America/Toronto"},
    ],
)
def test_date_and_time_are_optional(facts: dict):
    page = BilingualFactory(**facts)
    page.full_clean()
    assert page.ends_at is None


# Toronto moves its clocks on 14 March and 7 November 2027.
@pytest.mark.parametrize(
    ("day", "zone", "moment"),
    [
        (date(2027, 3, 13), "America/Toronto", datetime(2027, 3, 14, 0, 0, tzinfo=UTC)),
        (date(2027, 3, 14), "America/Toronto", datetime(2027, 3, 14, 23, 0, tzinfo=UTC)),
        (date(2027, 11, 6), "America/Toronto", datetime(2027, 11, 6, 23, 0, tzinfo=UTC)),
        (date(2027, 11, 7), "America/Toronto", datetime(2027, 11, 8, 0, 0, tzinfo=UTC)),
        (date(2027, 7, 1), "Europe/Paris", datetime(2027, 7, 1, 17, 0, tzinfo=UTC)),
    ],
)
def test_calendar_names_the_right_moment_on_both_sides_of_the_change_of_clocks(client, day, zone, moment):
    page = make_event(event_date=day, start_time=time(19, 0), end_time=time(20, 30), time_zone=zone)
    found = calendar(client, page)
    event = event_in(found)
    assert event.start.astimezone(UTC) == moment
    assert event.end.astimezone(UTC) == moment + timedelta(minutes=90)
    assert [str(part["TZID"]) for part in found.walk("VTIMEZONE")] == [zone]
    assert event["DTSTART"].params["TZID"] == zone


def test_calendar_holds_what_a_guest_needs_in_both_languages(client):
    page = make_event(title="Webinar", title_fr="Webinaire; à dix-neuf heures, précises")
    event = event_in(calendar(client, page))
    assert str(event["SUMMARY"]) == "Webinar / Webinaire; à dix-neuf heures, précises"
    assert str(event["DESCRIPTION"]) == "We talk.\n\nNous parlons."
    assert str(event["LOCATION"]) == "Bakers’ hall"
    assert str(event["URL"]) == page.full_url
    assert str(page.translation_key) in str(event["UID"])


def test_event_without_an_end_lasts_for_an_hour_and_a_half_in_the_calendar(client):
    event = event_in(calendar(client, make_event(end_time=None)))
    assert event.end - event.start == timedelta(minutes=90)


def test_event_that_ends_after_midnight_ends_the_next_day():
    page = BilingualPage(
        event_date=date(2027, 3, 13), start_time=time(22, 0), end_time=time(0, 30), time_zone="America/Toronto"
    )
    assert page.ends_at.isoformat() == "2027-03-14T00:30:00-05:00"


def test_calendar_is_a_file_to_download_and_the_same_for_everybody(client):
    page = make_event(slug="webinar")
    page.save_revision().publish()
    answers = [
        client.get("/bilingual/webinar/event.ics", headers={"Accept-Language": asked}) for asked in ("fr", "en", "de")
    ]
    assert {answer["Content-Type"] for answer in answers} == {"text/calendar; charset=utf-8"}
    assert answers[0]["Content-Disposition"] == 'attachment; filename="webinar.ics"'
    assert len({answer.content for answer in answers}) == 1
    assert not answers[0].cookies


@pytest.mark.parametrize("facts", [{"start_time": None, "end_time": None}, {"event_date": None, "start_time": None}])
def test_event_without_a_moment_offers_no_calendar(client, facts: dict):
    page = make_event(**{"end_time": None, **facts})
    assert client.get(f"{page.get_url()}event.ics").status_code == 404
    assert "event.ics" not in str(read(client, page))


def test_calendar_of_a_draft_is_not_found(client):
    page = make_event(live=False)
    assert client.get(f"{page.get_url()}event.ics", follow=True).status_code == 404


def test_calendar_is_only_read(client):
    assert client.post(f"{make_event().get_url()}event.ics").status_code == 405


def test_each_side_of_the_page_says_which_language_it_is(client):
    page = make_event(discussed_in_english=True, discussed_in_french=True)
    soup = read(client, page)
    for english, french in (("We talk.", "Nous parlons."), ("Doors open at seven.", "Ouverture à dix-neuf heures.")):
        assert soup.find(string=english).find_parent(attrs={"lang": True})["lang"] == "en"
        assert soup.find(string=french).find_parent(attrs={"lang": True})["lang"] == "fr"
    facts = {side["lang"]: side.get_text() for side in soup.select(".pair--event [lang]")}
    assert set(facts) == {"en", "fr"}
    assert "March 18, 2027, 7 p.m." in facts["en"]
    assert "18 mars 2027" in facts["fr"]
    assert "19:00" in facts["fr"]


def test_time_is_shown_as_it_is_meant_there_with_its_zone(client):
    soup = read(client, make_event(time_zone="Europe/Paris"))
    moment = soup.select_one(".pair--event time")
    assert moment["datetime"] == "2027-03-18T19:00:00+01:00"
    assert "Europe/Paris" in moment.find_parent("dd").get_text()


def test_page_without_an_event_shows_no_facts_of_one(client):
    assert read(client, BilingualFactory()).select(".event-facts") == []


def test_editor_sees_a_preview_before_the_page_is_saved(client):
    sign_in(client, UserFactory(is_staff=True, is_superuser=True))
    facts = nested_form_data({"title": "Webinar", "title_fr": "Webinaire", "slug": "webinar", "rows": streamfield([])})
    address = f"/admin/pages/add/home/bilingualpage/{front_page().pk}/preview/"
    assert client.post(address, facts).json()["is_valid"]
    answer = client.get(address)
    assert answer.status_code == 200
    assert "Webinaire" in answer.content.decode()


def test_editor_sees_a_preview_of_the_change_of_an_address(client):
    sign_in(client, UserFactory(is_staff=True, is_superuser=True))
    page = BilingualFactory(title="Webinar", slug="webinar")
    facts = {"title": "Webinar", "title_fr": "Webinaire", "slug": "another", "rows": streamfield([])}
    address = f"/admin/pages/{page.pk}/edit/preview/"
    assert client.post(address, nested_form_data(facts)).json()["is_valid"]
    assert client.get(address).status_code == 200


def test_nobody_can_translate_a_bilingual_page():
    page = BilingualFactory()
    french = front_page("fr").locale
    translate_object(page, [french])
    with pytest.raises(ValidationError):
        page.copy_for_translation(french)
    assert not page.has_translation(french)
    assert not any(Page.find_problems())
