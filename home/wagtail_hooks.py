from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from home.models import Contact, Footer, Menu


class MenuViewSet(SnippetViewSet):
    model = Menu
    icon = "list-ul"
    ordering = ("place", "pk")


class FooterViewSet(SnippetViewSet):
    model = Footer
    icon = "minus"


class ContactViewSet(SnippetViewSet):
    model = Contact
    icon = "mail"


class SurroundingsGroup(SnippetViewSetGroup):
    """What stands around every page, in one place of the admin's menu."""

    items = (MenuViewSet, FooterViewSet, ContactViewSet)
    menu_label = _("Around the pages")
    menu_icon = "cogs"


register_snippet(SurroundingsGroup)
