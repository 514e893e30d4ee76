from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TranslationConfig(AppConfig):
    name = "translation"
    verbose_name = _("Translation")

    def ready(self) -> None:
        # Inline marks must not split a sentence into boxes ("Le 1" / "er" / "mai"): before any text is extracted.
        from wagtail_localize import strings

        strings.INLINE_TAGS.extend(tag for tag in ("sup", "sub", "s", "u", "span") if tag not in strings.INLINE_TAGS)
        # Importing registers: what goes along with its source, and what may not go before readers.
        for module in ("signal_handlers", "publication"):
            import_module(f"translation.{module}")
