from typing import ClassVar


class DeletedByPost:
    """For a view that deletes, before Django's in its bases.

    Django answers the method DELETE past form_valid, and Wagtail past delete_action: past whatever guards the object.
    """

    http_method_names: ClassVar[list[str]] = ["get", "head", "post", "options"]
