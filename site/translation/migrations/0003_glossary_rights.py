"""Translators and reviewers keep the glossary. It comes after the roles, which another app makes (home.0003_roles)."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

ROLES = ("Translators", "Reviewers")
RIGHTS = [f"{verb}_glossaryterm" for verb in ("add", "change", "delete", "view")]


def give_rights(apps, schema_editor):
    # Django makes permission rows after all migrations; they are needed now.
    config = apps.get_app_config("translation")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None

    rights = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="translation", codename__in=RIGHTS
    )
    # An administrator may have renamed or removed a role since.
    for group in apps.get_model("auth", "Group").objects.filter(name__in=ROLES):
        group.permissions.add(*rights)


class Migration(migrations.Migration):
    dependencies = [("translation", "0002_revision_words"), ("home", "0003_roles")]

    operations = [migrations.RunPython(give_rights, migrations.RunPython.noop)]
