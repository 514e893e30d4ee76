"""An article as one Markdown file."""

from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.utils.translation import override

from issues.exports.contents import Piece
from issues.exports.front_matter import front_matter
from issues.exports.markdown import escape, to_markdown
from translation.typography import typeset_html


def article_as_markdown(piece: Piece) -> str:
    """Front matter, title, lede, the whole body of a piece and what was corrected in it, French spaces set."""
    article = piece.article
    head = [f"# {escape(piece.typeset(article.title))}"]
    if article.lede:
        head.append(f"**{escape(piece.typeset(article.lede))}**")
    parts = [front_matter(piece), *(f"{part}\n" for part in head), to_markdown(piece.html)]
    if corrections := _corrections(piece):
        parts.append(to_markdown(corrections))
    return "\n".join(parts)


def _corrections(piece: Piece) -> BeautifulSoup | None:
    corrections = piece.article.corrections.all()
    if not corrections:
        return None
    with override(piece.language):
        html = render_to_string("exports/corrections.html", {"corrections": corrections})
    html = typeset_html(html, language=piece.language)
    return BeautifulSoup(html, "html.parser", multi_valued_attributes=None)
