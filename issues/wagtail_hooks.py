from wagtail import hooks

from issues.viewsets import EditionViewSet


@hooks.register("register_admin_viewset")
def register_edition_viewset() -> EditionViewSet:
    return EditionViewSet()
