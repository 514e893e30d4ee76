"""The staff of the demo: one invented person for each role."""

import base64
from dataclasses import dataclass

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.crypto import salted_hmac

from accounts.totp import enrol
from users.models import User


@dataclass(frozen=True)
class Role:
    name: str
    group: str
    first_name: str
    last_name: str

    @property
    def email(self) -> str:
        return f"{self.name}@example.org"

    @property
    def password(self) -> str:
        word = self._letters("home.demo.people")[:16].lower()
        return "-".join(word[start : start + 4] for start in range(0, 16, 4))

    @property
    def totp_secret(self) -> str:
        """What an authenticator app is told, in base32."""
        return self._letters("home.demo.people.totp")[:32]

    def _letters(self, purpose: str) -> str:
        """The same at every run and others on every machine, because the machine's own secret is in them."""
        return base64.b32encode(salted_hmac(purpose, self.email, algorithm="sha256").digest()).decode()


EDITOR = Role("editor", "Editors", "Philippa", "Ormsby")
TRANSLATOR = Role("translator", "Translators", "Bernadette", "Osei-Roy")
REVIEWER = Role("reviewer", "Reviewers", "Jean-Noël", "Abélard")
COORDINATOR = Role("coordinator", "Coordinators", "Emile", "Tran")
ADMINISTRATOR = Role("administrator", "Administrators", "Dorothy", "Kwan")
ROLES = (EDITOR, TRANSLATOR, REVIEWER, COORDINATOR, ADMINISTRATOR)


def employ(role: Role) -> User:
    """The person with this role, made if there is none yet. Somebody who exists already is not touched."""
    person = User.objects.filter(email=role.email).first()
    if person:
        return person
    with transaction.atomic():
        create = User.objects.create_superuser if role is ADMINISTRATOR else User.objects.create_user
        person = create(role.email, role.password, first_name=role.first_name, last_name=role.last_name)
        group, _created = Group.objects.get_or_create(name=role.group)
        person.groups.add(group)
        enrol(user=person, secret=role.totp_secret)
    return person
