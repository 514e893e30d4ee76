"""Editors release issues. Nobody else does: it publishes in every language at once."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

RIGHTS = ["view_release", "change_release"]


def let_editors_in(apps, schema_editor):
    # Django makes permission rows after all migrations; the role needs them now.
    config = apps.get_app_config("releases")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    Permission = apps.get_model("auth", "Permission")
    # An administrator may have renamed or removed the role since.
    for editors in apps.get_model("auth", "Group").objects.filter(name="Editors"):
        editors.permissions.add(
            *Permission.objects.filter(content_type__app_label="releases", codename__in=RIGHTS)
        )


class Migration(migrations.Migration):
    dependencies = [("releases", "0001_releases"), ("home", "0003_roles")]

    operations = [migrations.RunPython(let_editors_in, migrations.RunPython.noop)]
