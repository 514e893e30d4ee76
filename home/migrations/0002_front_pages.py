"""The two trees: a front page in English and one in French, in place of Wagtail's welcome page."""

import uuid

from django.conf import settings
from django.db import migrations

FRONT_PAGES = [("en", "The Torch", "home", "00010001"), ("fr", "Le Flambeau", "accueil", "00010002")]


def make_front_pages(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Locale = apps.get_model("wagtailcore", "Locale")
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    HomePage = apps.get_model("home", "HomePage")

    Site.objects.all().delete()
    Page.objects.filter(depth__gt=1).delete()
    content_type, _ = ContentType.objects.get_or_create(app_label="home", model="homepage")
    translation_key = uuid.uuid4()
    homes = {}
    for language, title, slug, path in FRONT_PAGES:
        locale, _ = Locale.objects.get_or_create(language_code=language)
        homes[language] = HomePage.objects.create(
            title=title,
            draft_title=title,
            slug=slug,
            path=path,
            depth=2,
            numchild=0,
            url_path=f"/{slug}/",
            content_type=content_type,
            locale=locale,
            translation_key=translation_key,
        )
    Page.objects.filter(depth=1).update(numchild=len(FRONT_PAGES))
    Site.objects.create(
        hostname="localhost", site_name="The Torch", root_page_id=homes[settings.LANGUAGE_CODE].pk, is_default_site=True
    )


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_home"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(make_front_pages, migrations.RunPython.noop)]
