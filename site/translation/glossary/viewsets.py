"""The glossary in the admin: a list to search, and forms for whoever translates or reviews."""

from typing import ClassVar

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from translation.models import GlossaryTerm


class GlossaryTermForm(WagtailAdminModelForm):
    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        languages = self.fields["locale"]
        # Nothing is translated into the source language.
        languages.queryset = languages.queryset.exclude(language_code=settings.LANGUAGE_CODE).order_by("language_code")
        if len(languages.queryset) == 1:
            languages.initial = languages.queryset[0]

    class Meta:
        model = GlossaryTerm
        fields = ("locale", "term", "translation", "forbidden", "note")

    def save(self, commit: bool = True) -> GlossaryTerm:
        self.instance.changed_by = self.for_user
        return super().save(commit=commit)


class GlossaryIndexView(generic.IndexView):
    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().select_related("locale", "changed_by")


class GlossaryTermViewSet(ModelViewSet):
    model = GlossaryTerm
    name = "glossary"
    icon = "list-ul"
    menu_label = _("Glossary")
    # Beside the desk. Wagtail leaves it out for whoever may not see it.
    add_to_admin_menu = True
    menu_order = 151
    copy_view_enabled = False
    index_view_class = GlossaryIndexView
    ordering = ("term", "pk")
    list_per_page = 50
    search_fields: ClassVar[list[str]] = ["term", "translation", "forbidden", "note"]
    # Few rows and words in them that the search back end would take for grammar.
    search_backend_name = None
    list_filter: ClassVar[list[str]] = ["locale"]
    list_display: ClassVar[list[str | Column]] = [
        "term",
        Column("translation", label=_("Translation"), accessor="translation", sort_key="translation"),
        Column("locale", label=_("Language"), accessor="locale", sort_key="locale"),
        Column("changed_by", label=_("Changed by"), accessor=lambda term: term.changed_by or ""),
        DateColumn("changed_at", label=_("Changed"), sort_key="changed_at"),
    ]

    def get_form_class(self, for_update: bool = False) -> type[GlossaryTermForm]:
        return GlossaryTermForm
