"""What stands above an article's Markdown: its facts as YAML."""

import json
from collections.abc import Mapping

from django.utils import timezone

from issues.exports.contents import Piece

# JSON leaves them as they are, and YAML reads each as the end of a line.
LINE_ENDS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})

type Fact = str | int | bool | Mapping[str, Fact] | list[Mapping[str, Fact]] | None


def front_matter(piece: Piece) -> str:
    """The facts of a piece between two lines of dashes. Codes are the same in every language; words are typeset."""
    article, issue, words = piece.article, piece.issue, piece.typeset
    facts: dict[str, Fact] = {
        "title": words(article.title),
        "lede": words(article.lede),
        "language": piece.language,
        "kind": article.kind.lower(),
        "section": words(article.section),
        "authors": [{"name": author.name, "role": author.role.lower()} for author in article.authors.all()],
        "issue": {
            "number": issue.number,
            "title": words(issue.title),
            "date": issue.date.isoformat() if issue.date else None,
        }
        # A draft keeps its title to itself.
        if issue.live
        else None,
        "published": timezone.localdate(article.first_published_at).isoformat() if article.first_published_at else None,
        "print_status": article.print_status.lower(),
        "print_reason": words(article.print_reason),
        "words_in_print": article.words_in_print,
        "graphics_left_out": article.graphics_left_out or None,
        "printed_page": article.printed_page,
        "source": {"name": words(article.source_name), "address": article.source_url} if article.source_name else None,
        "planks": [{"number": plank.number, "demand": words(plank.title)} for plank in piece.planks],
        "corrections": [
            {"date": correction.date.isoformat(), "text": words(correction.text)}
            for correction in article.corrections.all()
        ],
        "address": article.full_url,
    }
    return f"---\n{_mapping(facts)}---\n"


def _mapping(facts: Mapping[str, Fact], indent: str = "") -> str:
    return "".join(f"{indent}{name}:{_value(fact, indent)}\n" for name, fact in facts.items() if _is_known(fact))


def _value(fact: Fact, indent: str) -> str:
    if isinstance(fact, Mapping):
        return f"\n{_mapping(fact, f'{indent}  ')}".rstrip("\n")
    if isinstance(fact, list):
        return "".join(f"\n{indent}  - {_mapping(item, f'{indent}    ').strip()}" for item in fact)
    # A string of JSON is a string of YAML, whatever stands in it.
    return f" {json.dumps(fact, ensure_ascii=False).translate(LINE_ENDS)}"


def _is_known(fact: Fact) -> bool:
    return fact not in (None, "", [], {})
