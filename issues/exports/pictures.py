from collections.abc import Iterable

from images.models import TorchImage
from issues.exports.contents import Piece
from issues.exports.plain_html import attribute


def pictures_in(pieces: Iterable[Piece]) -> dict[int, TorchImage]:
    """The pictures of these pieces by id, in their order, asked for at once."""
    ids = dict.fromkeys(int(attribute(img, "data-picture")) for piece in pieces for img in piece.html.find_all("img"))
    found = TorchImage.objects.in_bulk(list(ids))
    return {pk: found[pk] for pk in ids if pk in found}
