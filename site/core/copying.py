from wagtail.admin.forms import pages


class CopyForm(pages.CopyForm):
    """Wagtail's form, which would make an alias page too: words that nobody can edit at a second address."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("alias", None)
