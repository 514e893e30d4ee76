"""The five roles of the staff, and what each may do in the two trees.

Distribution rights come with the distribution. Nobody but administrators, who are superusers, may touch people:
whoever holds Wagtail's user permissions can make themselves a superuser.
"""

from django.contrib.auth.management import create_permissions
from django.db import migrations

SURROUNDINGS = [f"home.{verb}_{model}" for model in ("menu", "footer", "contact") for verb in ("change", "publish", "view")]
LIBRARY = [
    "images.add_torchimage",
    "images.change_torchimage",
    "images.choose_image",
    "wagtaildocs.add_document",
    "wagtaildocs.change_document",
    "wagtaildocs.choose_document",
]
SUBMIT = "wagtail_localize.submit_translation"

# Role: (rights on models, rights on pages by tree, rights in the library of pictures and files).
ROLES = {
    "Editors": (
        ["issues.add_edition", "issues.change_edition", "issues.view_edition", *SURROUNDINGS, SUBMIT],
        {"en": ["add", "change", "publish", "lock", "unlock"]},
        LIBRARY,
    ),
    "Translators": ([SUBMIT], {"fr": ["change"]}, []),
    "Reviewers": ([*SURROUNDINGS, SUBMIT], {"fr": ["change", "publish", "lock", "unlock"]}, []),
    "Coordinators": ([], {}, []),
    "Administrators": ([], {}, []),
}


def make_permissions(apps):
    """Django makes permission rows after all migrations; the roles need them now."""
    for config in apps.get_app_configs():
        config.models_module = True
        create_permissions(config, apps=apps, verbosity=0)
        config.models_module = None


def make_roles(apps, schema_editor):
    make_permissions(apps)
    ContentType = apps.get_model("contenttypes", "ContentType")
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    Page = apps.get_model("wagtailcore", "Page")
    Collection = apps.get_model("wagtailcore", "Collection")
    PageRight = apps.get_model("wagtailcore", "GroupPagePermission")
    LibraryRight = apps.get_model("wagtailcore", "GroupCollectionPermission")

    def permission(name):
        app, codename = name.split(".")
        found = Permission.objects.filter(content_type__app_label=app, codename=codename).first()
        if found is None:
            # Wagtail makes the "publish" rows of snippets after all migrations too.
            verb, model = codename.split("_")
            content_type = ContentType.objects.get(app_label=app, model=model)
            found = Permission.objects.create(content_type=content_type, codename=codename, name=f"Can {verb} {model}")
        return found

    trees = {page.locale.language_code: page for page in Page.objects.filter(depth=2).select_related("locale")}
    library = Collection.objects.get(depth=1)
    # Wagtail's two sample groups give way to the roles of this newspaper.
    Group.objects.filter(name__in=["Editors", "Moderators"]).delete()
    for name, (model_rights, page_rights, library_rights) in ROLES.items():
        group = Group.objects.create(name=name)
        group.permissions.add(permission("wagtailadmin.access_admin"), *map(permission, model_rights))
        for language, verbs in page_rights.items():
            for verb in verbs:
                right = permission(f"wagtailcore.{verb}_page")
                PageRight.objects.create(group=group, page=trees[language], permission=right)
        for right in library_rights:
            LibraryRight.objects.create(group=group, collection=library, permission=permission(right))
    # What translators hand in goes to the reviewers.
    for task in apps.get_model("wagtailcore", "GroupApprovalTask").objects.all():
        task.groups.set(Group.objects.filter(name="Reviewers"))


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0002_front_pages"),
        ("images", "0001_images"),
        ("issues", "0001_issues"),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
    ]

    operations = [migrations.RunPython(make_roles, migrations.RunPython.noop)]
