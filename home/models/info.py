from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from core.pages import BasePage, BodyMixin, LedeMixin


class InfoPage(LedeMixin, BodyMixin, BasePage):
    """A page that says how things are: about the paper, how to take part."""

    parent_page_types: ClassVar = ["home.HomePage", "home.InfoPage"]
    subpage_types: ClassVar = ["home.InfoPage"]
    template = "pages/info_page.html"

    search_fields: ClassVar = [*BasePage.search_fields, index.SearchField("lede"), index.SearchField("body")]

    content_panels: ClassVar = [*BasePage.content_panels, *LedeMixin.lede_panels, *BodyMixin.body_panels]

    class Meta:
        verbose_name = _("information page")
        verbose_name_plural = _("information pages")
