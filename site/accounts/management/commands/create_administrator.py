import sys
from getpass import getpass
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.urls import reverse

from users.models import User

ADMINISTRATORS = "Administrators"


class Command(BaseCommand):
    """The second factor is not made here: the person sets it up at the first sign-in, on a device of their own."""

    help = "Make the account of an administrator. The password is asked for, or read from a pipe."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="The address that the administrator signs in with.")
        parser.add_argument("--first-name", default="")
        parser.add_argument("--last-name", default="")

    def handle(self, *, email: str, first_name: str, last_name: str, **options: Any) -> None:
        person = User(email=email.strip().lower(), first_name=first_name, last_name=last_name)
        try:
            # The address first, so that nobody thinks of a password in vain.
            person.full_clean(exclude=["password"])
            password = read_password()
            validate_password(password, person)
        except ValidationError as error:
            raise CommandError("\n".join(error.messages)) from error
        with transaction.atomic():
            person = User.objects.create_superuser(person.email, password, first_name=first_name, last_name=last_name)
            # The last way in must not depend on what a role is called: the rights are a superuser's anyhow.
            person.groups.add(*Group.objects.filter(name=ADMINISTRATORS))
        address = f"{settings.PUBLIC_ADDRESS}{reverse('account_login')}"
        self.stdout.write(f"{person.email} is an administrator, and sets up a second factor at the first sign-in:")
        self.stdout.write(address)


def read_password() -> str:
    """From the keyboard, unseen and twice; or the first line of what is piped in."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    password = getpass("Password: ")
    if password != getpass("Once more: "):
        raise ValidationError("The two passwords are not the same.")
    return password
