"""A small folder of content, with one page of each kind."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from home.demo.desk import Desk
from home.demo.library import Library
from home.demo.loader import Loader
from home.demo.people import EDITOR, TRANSLATOR, employ

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)

FILES = {
    "site.en.md": """+++
platform_title = "Platform"
platform_slug = "platform"
issues_title = "The Torch"
issues_slug = "issues"
issues_lede = "Every issue."
statements_title = "Statements"
statements_slug = "statements"
statements_lede = "Between two issues."
call_title = "Take a bundle"
call_text = "Carry twenty copies."
footer = "Made by **volunteers**."
contact = "Write to us."
masthead_links = [{ text = "Platform", page = "platform" }, { text = "Statements", page = "statements" }]
footer_links = [{ text = "How we print", page = "info/how-we-print" }]
+++
""",
    "site.fr.md": """+++
platform_title = "Plateforme"
platform_slug = "plateforme"
issues_title = "Le Flambeau"
issues_slug = "numeros"
issues_lede = "Tous les numéros."
statements_title = "Déclarations"
statements_slug = "declarations"
statements_lede = "Entre deux numéros."
call_title = "Prenez un paquet"
call_text = "Portez vingt exemplaires."
footer = "Fait par des **bénévoles**."
contact = "Écrivez-nous."
masthead_links = [{ text = "Plateforme", page = "platform" }, { text = "Déclarations", page = "statements" }]
footer_links = [{ text = "Comment nous imprimons", page = "info/how-we-print" }]
+++
""",
    "platform/introduction.en.md": '+++\ntitle = "Why a party"\nlede = "One demand."\n+++\n\nBecause.\n',
    "platform/introduction.fr.md": '+++\ntitle = "Pourquoi un parti"\nlede = "Une revendication."\n+++\n\nParce que.\n',
    "platform/01.en.md": '+++\nnumber = 1\ndemand = "Free buses"\n+++\n\nAll night.\n',
    "platform/01.fr.md": '+++\nnumber = 1\ndemand = "Autobus gratuits"\n+++\n\nToute la nuit.\n',
    "platform/02.en.md": '+++\nnumber = 2\ndemand = "Short weeks"\n+++\n\nFour days.\n',
    "issues/1/issue.en.md": '+++\nnumber = 1\ntitle = "Gate 3"\ndate = 2025-03-08\nsummary = "A strike."\n+++\n',
    "issues/1/issue.fr.md": '+++\ntitle = "La porte 3"\nsummary = "Une grève."\n+++\n',
    "issues/1/01-gate.en.md": """+++
title = "Eleven nights"
slug = "eleven-nights"
section = "Work"
kind = "ARTICLE"
authors = [{ name = "Ines", role = "TEXT" }, { name = "Odile", role = "ILLUSTRATION" }]
print_status = "WHOLE"
planks = [1, 2]
+++

It was cold.[^1]

```image
picture = "harbour"
alt = "A crane"
caption = "Pier 9"
```

```footnotes
notes = ["Minus twelve."]
```
""",
    "issues/1/01-gate.fr.md": """+++
title = "Onze nuits"
slug = "onze-nuits"
section = "Travail"
+++

Il faisait froid.[^1]

```image
picture = "harbour"
alt = "Une grue"
caption = "Le quai 9"
```

```footnotes
notes = ["Moins douze."]
```
""",
    "issues/1/02-letter.en.md": """+++
title = "A letter"
slug = "a-letter"
kind = "LETTER"
print_status = "LEFT_OUT"
print_reason = "Page 4 was full."
+++

Dear editors.
""",
    "statements/old.en.md": '+++\ntitle = "Before"\nslug = "before"\ndate = 2025-04-01\nplanks = [1]\n+++\n\nNo.\n',
    "statements/new.en.md": '+++\ntitle = "After"\nslug = "after"\ndate = 2025-05-01\n+++\n\nYes.\n',
    "statements/new.fr.md": '+++\ntitle = "Après"\nslug = "apres"\n+++\n\nOui.\n',
    "info/work-with-us.en.md": '+++\ntitle = "Work with us"\nslug = "work-with-us"\n+++\n\nCome.\n',
    "info/work-with-us.fr.md": '+++\ntitle = "Travailler avec nous"\nslug = "travailler-avec-nous"\n+++\n\nVenez.\n',
    "info/how-we-print.en.md": '+++\ntitle = "How we print"\nslug = "how-we-print"\n+++\n\nSlowly.\n',
    "bilingual/evening.md": """+++
title = "An evening"
title_fr = "Une soirée"
slug = "evening"
starts_at = "2026-09-20T18:30:00"
ends_at = "2026-09-20T20:30:00"
time_zone = "America/Toronto"
discussion_languages = ["en", "fr"]
rows = [{ en = "Doors open **early**.", fr = "On ouvre **tôt**." }]
+++
""",
}


def write_content(folder: Path, *, without: str = "nothing") -> Path:
    """Write the files, without those whose names begin so; returns the folder."""
    for name, text in FILES.items():
        if name.startswith(without):
            continue
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def draw(name: str) -> Image.Image:
    return Image.new("RGB", (30, 20), "red")


class TinyPress:
    """Prints one page with the name on it, and remembers what it printed."""

    def __init__(self) -> None:
        self.printed: list[tuple[str, str]] = []

    def issue(self, name: str, language: str) -> bytes:
        return self._print(name, language)

    def leaflet(self, name: str, language: str) -> bytes:
        return self._print(name, language)

    def _print(self, name: str, language: str) -> bytes:
        self.printed.append((name, language))
        page = Canvas(BytesIO())
        page.drawString(40, 40, f"{name} {language}")
        return page.getpdfdata()


def load(content: Path, press: TinyPress | None = None) -> list[str]:
    """Load a folder; returns what was said."""
    said: list[str] = []
    desk = Desk(author=employ(EDITOR), translator=employ(TRANSLATOR), say=said.append)
    Loader(Library(content), desk=desk, now=NOW, draw=draw, press=press or TinyPress()).load()
    return said
