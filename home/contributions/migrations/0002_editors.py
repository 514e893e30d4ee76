"""Editors read, answer and delete contributions. Nobody else does: they tell who wrote for the paper."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

RIGHTS = ["view_contribution", "change_contribution", "delete_contribution"]


def let_editors_in(apps, schema_editor):
    # Django makes permission rows after all migrations; the role needs them now.
    config = apps.get_app_config("contributions")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    Permission = apps.get_model("auth", "Permission")
    # An administrator may have renamed or removed the role since.
    for editors in apps.get_model("auth", "Group").objects.filter(name="Editors"):
        rights = Permission.objects.filter(content_type__app_label="contributions", codename__in=RIGHTS)
        editors.permissions.add(*rights)


class Migration(migrations.Migration):
    dependencies = [("contributions", "0001_contributions"), ("home", "0003_roles")]

    operations = [migrations.RunPython(let_editors_in, migrations.RunPython.noop)]
