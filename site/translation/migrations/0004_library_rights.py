"""Translators and reviewers may choose what is in the library: a French PDF in place of the English one."""

from django.db import migrations

ROLES = ("Translators", "Reviewers")
RIGHTS = (("wagtaildocs", "choose_document"), ("wagtailimages", "choose_image"))


def give_rights(apps, schema_editor):
    Collection = apps.get_model("wagtailcore", "Collection")
    LibraryRight = apps.get_model("wagtailcore", "GroupCollectionPermission")
    Permission = apps.get_model("auth", "Permission")
    library = Collection.objects.get(depth=1)
    # An administrator may have renamed or removed a role since.
    for group in apps.get_model("auth", "Group").objects.filter(name__in=ROLES):
        for app, codename in RIGHTS:
            right = Permission.objects.get(content_type__app_label=app, codename=codename)
            LibraryRight.objects.get_or_create(group=group, collection=library, permission=right)


class Migration(migrations.Migration):
    dependencies = [
        ("translation", "0003_glossary_rights"),
        ("home", "0005_mend_rights"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
    ]

    operations = [migrations.RunPython(give_rights, migrations.RunPython.noop)]
