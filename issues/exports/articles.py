"""An article as one Markdown file."""

from issues.exports.contents import Piece
from issues.exports.front_matter import front_matter
from issues.exports.markdown import escape, to_markdown


def article_as_markdown(piece: Piece) -> str:
    """Front matter, title, lede and the whole body of a piece, French spaces set."""
    article = piece.article
    head = [f"# {escape(piece.typeset(article.title))}"]
    if article.lede:
        head.append(f"**{escape(piece.typeset(article.lede))}**")
    return "\n".join([front_matter(piece), *(f"{part}\n" for part in head), to_markdown(piece.html)])
