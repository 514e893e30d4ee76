"""Something at every address: pages in both trees, and what other people have made."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import uuid4

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Locale, Page, PageViewRestriction, Site, Task, UploadedFile, Workflow
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from core.models import Job
from core.storages import private_storage
from home.contributions.enums import ManuscriptFormat
from home.models import Contact, Footer, Menu
from issues.enums import ExportKind
from issues.exports.names import file_name
from issues.models import Edition, IssueExport
from tests.factories import (
    ArticleFactory,
    ContributionFactory,
    DocumentFactory,
    EditionFactory,
    PictureFactory,
    PlankFactory,
    PrintedPageFactory,
    UserFactory,
    in_french,
    pdf_file,
    picture_file,
)
from translation.models import GlossaryTerm
from translation.work import recount
from users.models import User

type Values = dict[str, object]


@dataclass
class World:
    """What to put into the parameters of a route, by the beginning of its pattern; the longest beginning wins."""

    by_beginning: dict[str, Values]

    def values_for(self, pattern: str, tree: str) -> Values:
        found: Values = {}
        for beginning in sorted(self.by_beginning, key=len):
            if pattern.startswith(beginning):
                found |= self.by_beginning[beginning]
        return {name: value(tree) if callable(value) else value for name, value in found.items()}


def make_world() -> World:
    other = UserFactory(email="somebody-else@example.org")
    english = ArticleFactory()
    english.save_revision().publish()
    french = in_french(english)
    pages = {"en": english, "fr": french}
    # Sent to the reviewers by somebody else, and not yet decided. Only French pages are: editors publish their own.
    Workflow.objects.get().start(french, other)
    translation = make_translation(english, french)
    issue_number = english.get_parent().specific.number
    paper = edition_values(EditionFactory(issue_number=issue_number))
    return World(
        {
            "": {"language": "en", "number": 1, "name": "paper.pdf", "slug": "nothing", "path": "nothing.txt", "": ""},
            "sitemap-": {"section": "pages"},
            "^documents/": {"restriction_id": 1, "": 1},
            "editions/": paper,
            "en/editions/": paper,
            "en/feeds/": {"name": "everything", "number": PlankFactory().number},
            "en/both/": {"path": english.url.removeprefix("/en/")},
            "en/^(?P<path>": {"path": english.url.removeprefix("/en/").rstrip("/")},
            "admin/releases/": {"number": issue_number},
            "en/": {
                "": "",
                "pk": UserSession.objects.create(user=other, ip="192.0.2.1", session_key=uuid4().hex[:32]).pk,
                "page_view_restriction_id": PageViewRestriction.objects.create(page=english, password="x").pk,
                "page_id": english.pk,
            },
            # After the restriction, which withdraws what was made before.
            "en/exports/": {"number": issue_number, "name": make_export(issue_number)},
            "en/account/passkeys/": {
                "pk": Authenticator.objects.create(user=other, type="webauthn", data={"name": "key"}).pk
            },
            "admin/": general_values(other),
            "admin/pages/": page_values(pages),
            "admin/choose-page/": page_values(pages),
            "admin/api/main/^pages/": page_values(pages) | {"action_name": "publish"},
            "admin/api/main/^documents/": {"pk": DocumentFactory(uploaded_by_user=other).pk},
            "admin/api/main/^images/": {"pk": PictureFactory(uploaded_by_user=other).pk},
            "admin/localize/": translation | page_values(pages),
            "admin/translation/": {"pk": translation["translation_id"], "number": issue_number},
            "admin/glossary/": {
                "pk": GlossaryTerm.objects.create(locale=french.locale, term="union", translation="syndicat").pk
            },
            **admin_values(other),
        }
    )


def edition_values(edition: Edition) -> Values:
    page = PrintedPageFactory(edition=edition, number=1)
    private_storage().save(page.picture_name("webp-800"), picture_file())
    paper = {"number": edition.issue_number, "language": edition.language, "name": edition.file_name}
    return {**paper, "digest": page.digest, "page": page.number, "picture": "webp-800"}


def make_export(issue_number: int) -> str:
    """A ZIP with everything; the name under which readers take it away."""
    IssueExport.objects.create(
        issue_number=issue_number, kind=ExportKind.ZIP, file=pdf_file("everything.zip"), size=9, sha256="0" * 64
    )
    return file_name(issue_number, ExportKind.ZIP, "en")


def make_translation(english: Page, french: Page) -> Values:
    source, _created = TranslationSource.update_or_create_from_instance(english)
    work = Translation.objects.create(source=source, target_locale=french.locale, enabled=True)
    # Finished, so that whoever may approve it can.
    for segment in source.stringsegment_set.all():
        place = {"translation_of_id": segment.string_id, "context_id": segment.context_id}
        StringTranslation.objects.create(**place, locale=french.locale, data="mot")
    recount(translation=work, now=timezone.now())
    return {
        "translation_source_id": source.pk,
        "translation_id": work.pk,
        "string_segment_id": StringSegment.objects.filter(source=source).first().pk,
        "overridable_segment_id": 1,
        "mode": "default",
        "pk": 1,
        "app_label": "home",
        "model_name": "menu",
    }


def general_values(other: User) -> Values:
    article = ContentType.objects.get(app_label="issues", model="articlepage")
    session = EditingSession.objects.create(
        user=other, content_type=article, object_id="1", last_seen_at=timezone.now()
    )
    return {
        "": "nothing",
        "app_label": "issues",
        "model_name": "articlepage",
        "app_name": "taggit",
        "action": "delete",
        "object_id": 1,
        "session_id": session.pk,
        "uidb64": "MQ",
        "token": "set-password",
        "pk": 1,
    }


def page_values(pages: dict[str, Page]) -> Values:
    def of(pick: Callable[[Page], object]) -> Callable[[str], object]:
        return lambda tree: pick(pages[tree])

    page, parent = of(lambda page: page.pk), of(lambda page: page.get_parent().pk)
    revision = of(lambda page: page.latest_revision_id)
    return {
        "page_id": page,
        "pk": page,
        "page_to_move_id": page,
        "parent_page_id": parent,
        "destination_id": parent,
        "revision_id": revision,
        "revision_id_a": revision,
        "revision_id_b": "latest",
        "content_type_app_name": "issues",
        "content_type_model_name": "articlepage",
        "app_label": "issues",
        "model_name": "articlepage",
        "action_name": "approve",
        "task_state_id": pages["fr"].current_workflow_task_state.pk,
        "task_id": pages["fr"].current_workflow_task.pk,
        "workflow_state_id": pages["fr"].current_workflow_state.pk,
    }


def admin_values(other: User) -> dict[str, Values]:
    picture, document = PictureFactory(uploaded_by_user=other), DocumentFactory(uploaded_by_user=other)
    collection = Collection.get_first_root_node().add_child(name="Press photos")
    upload = UploadedFile.objects.create(file="somewhere.pdf", uploaded_by_user=other)
    english = Locale.objects.get(language_code="en")
    snippets = {
        "menu": Menu.objects.create(place=Menu.Place.MASTHEAD, locale=english),
        "footer": Footer.objects.create(text="<p>Ours</p>", locale=english),
        "contact": Contact.objects.create(email="editors@example.org", locale=english),
    }
    for snippet in snippets.values():
        snippet.save_revision().publish()
    files = {"document_id": document.pk, "doc_id": document.pk, "image_id": picture.pk, "uploaded_file_id": upload.pk}
    return {
        "admin/bulk/": {"app_label": "wagtailcore", "model_name": "page", "action": "delete"},
        "admin/collections/": {"pk": collection.pk, "collection_id": collection.pk},
        "admin/workflows/": {
            "pk": Workflow.objects.get().pk,
            "workflow_pk": Workflow.objects.get().pk,
            "page_pk": Page.get_first_root_node().pk,
            "task_id": Task.objects.get().pk,
            "app_label": "wagtailcore",
            "model_name": "groupapprovaltask",
        },
        "admin/workflows/tasks/": {"pk": Task.objects.get().pk},
        "admin/redirects/": {"redirect_id": Redirect.objects.create(old_path="/old", redirect_link="/new").pk},
        "admin/documents/": {"pk": document.pk, **files},
        "admin/images/": {"pk": picture.pk, "filter_spec": "max-100x100", **files},
        "admin/contributions/": {
            "pk": ContributionFactory(manuscript=(b"The gloves have not come.", ManuscriptFormat.TXT)).pk
        },
        "admin/editions/": {"pk": EditionFactory(issue_number=77).pk},
        "admin/jobs/": {"pk": Job.objects.create(function="core.send_letter", due_at=timezone.now()).pk},
        "admin/locales/": {"pk": english.pk},
        "admin/sites/": {"pk": Site.objects.get().pk},
        "admin/users/": {"pk": other.pk},
        "admin/people/": {"pk": other.pk},
        "admin/groups/": {"pk": Group.objects.first().pk},
        **{
            f"admin/snippets/{place}{name}/": {
                "pk": snippet.pk,
                "revision_id": snippet.latest_revision_id,
                "revision_id_a": snippet.latest_revision_id,
                "revision_id_b": "latest",
            }
            for name, snippet in snippets.items()
            for place in ("home/", "choose/home/")
        },
    }
