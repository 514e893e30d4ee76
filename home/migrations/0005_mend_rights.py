"""Two rights that the table of addresses and roles showed to be wrong (tests/access).

Wagtail asks for rights on its own picture model, whatever model a site puts in its place: with rights on ours alone,
editors could not open the library. And its workflow was on both trees: an English page that was sent to it could be
edited by reviewers, who look after the French.
"""

from django.conf import settings
from django.db import migrations

PICTURE_RIGHTS = ("add", "change", "choose")


def mend(apps, schema_editor):
    Collection = apps.get_model("wagtailcore", "Collection")
    Group = apps.get_model("auth", "Group")
    LibraryRight = apps.get_model("wagtailcore", "GroupCollectionPermission")
    Page = apps.get_model("wagtailcore", "Page")
    Permission = apps.get_model("auth", "Permission")
    WorkflowPage = apps.get_model("wagtailcore", "WorkflowPage")

    library = Collection.objects.get(depth=1)
    # An administrator may have renamed or removed the role since.
    for editors in Group.objects.filter(name="Editors"):
        for verb in PICTURE_RIGHTS:
            right = Permission.objects.get(content_type__app_label="wagtailimages", codename=f"{verb}_image")
            LibraryRight.objects.get_or_create(group=editors, collection=library, permission=right)
        LibraryRight.objects.filter(group=editors, permission__content_type__app_label="images").delete()

    for attached in list(WorkflowPage.objects.filter(page__depth=1)):
        fronts = Page.objects.filter(depth=2).exclude(locale__language_code=settings.LANGUAGE_CODE)
        for front in fronts:
            WorkflowPage.objects.update_or_create(page=front, defaults={"workflow": attached.workflow})
        attached.delete()


class Migration(migrations.Migration):
    dependencies = [("home", "0004_imported_pieces"), ("wagtailimages", "0027_image_description")]

    operations = [migrations.RunPython(mend, migrations.RunPython.noop)]
