import time

from allauth.mfa import app_settings
from django.core.management.base import BaseCommand

from accounts.totp import code_now
from home.demo.people import ROLES


class Command(BaseCommand):
    help = "Prints the code that each of the demo's staff would read from an authenticator app at this moment."

    def handle(self, **options: object) -> None:
        for role in ROLES:
            self.stdout.write(f"{role.email:<28} {code_now(role.totp_secret)}")
        left = app_settings.TOTP_PERIOD - int(time.time()) % app_settings.TOTP_PERIOD
        self.stdout.write(f"Good for {left} seconds more, and each of them once.")
