"""The newsroom of the demo: an editor publishes, a translator translates."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils import timezone
from wagtail.models import DraftStateMixin, Locale

from home.demo.library import SOURCE
from translation.refusals import TranslationRefused
from translation.services import record_translation
from users.models import User


def _locales() -> dict[str, Locale]:
    return {locale.language_code: locale for locale in Locale.objects.all()}


@dataclass(frozen=True)
class Desk:
    author: User
    translator: User
    # Tells the person at the terminal what happens, in sentences.
    say: Callable[[str], None]
    locales: dict[str, Locale] = field(default_factory=_locales)

    @property
    def source(self) -> Locale:
        return self.locales[SOURCE]

    def publish(self, page_or_snippet: DraftStateMixin) -> None:
        """Publish what is saved already, with a revision of its own, as the editor does."""
        revision = page_or_snippet.save_revision(user=self.author)
        revision.publish(user=self.author, skip_permission_checks=True)

    def translate[T: DraftStateMixin](self, source: T, translated: T, language: str) -> T | None:
        """Record a translation and publish it. Where it does not fit, say why and leave it to a translator."""
        translated.locale, translated.translation_key = self.locales[language], source.translation_key
        try:
            return record_translation(
                source_page=source, translated=translated, user=self.translator, publish=True, now=timezone.now()
            )
        except TranslationRefused as refusal:
            self.say(f"“{translated}” in {self.locales[language]} is left to a translator. {refusal}")
            return None
