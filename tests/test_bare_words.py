"""No word of ours escapes the catalogues: what stands bare in a template or a module could not be French."""

import pytest
from django.apps import apps
from django.utils.functional import Promise

from tests.bare_words import APPS, ROOT, in_module, in_template, modules

TEMPLATES = ROOT / "site" / "templates"
# Names that are the same in every language.
NAMES = {"Atom", "JSON", "PDF", "PDF ·", "(PDF,", "/ · The Torch · Le Flambeau"}
ALLOWED_TEMPLATES = {
    "400.html": "says it in both languages: whoever sends nonsense has named none",
    "500.html": "says it in both languages, and must not need a catalogue to do so",
    "exports/epub/package.opf": "words that programs read, from the standard of EPUB",
    "exports/epub/paper.css": "a style sheet",
    "exports/readme.txt": "names of folders and a command; its sentences are translated",
}
ALLOWED_IN_MODULES = {
    "distribution/distributors/apps.py": "the label of an app is a name in code",
    "distribution/ledger/apps.py": "the label of an app is a name in code",
    "distribution/print_runs/apps.py": "the label of an app is a name in code",
    "distribution/rounds/apps.py": "the label of an app is a name in code",
    "distribution/settlements/apps.py": "the label of an app is a name in code",
    "home/contributions/apps.py": "the label of an app is a name in code",
    "issues/releases/apps.py": "the label of an app is a name in code",
    "site/accounts/management/commands/create_administrator.py": "said in a terminal, where no language is chosen",
}
# Rows that belong to another row or to the machinery: no page of the admin ever names them.
NEVER_NAMED = {
    "core.JobSlot",
    "home.SocialPicture",
    "home.StatementPlank",
    "issues.ArticlePlank",
    "rounds.RequestTotal",
    "search.SearchEntryPlank",
    "search.Word",
}


def test_templates_say_nothing_that_is_not_translated():
    found = {}
    for path in sorted(TEMPLATES.rglob("*.*")):
        found[str(path.relative_to(TEMPLATES))] = [words for words in in_template(path) if words not in NAMES]
    assert {name: words for name, words in found.items() if words and name not in ALLOWED_TEMPLATES} == {}
    assert [name for name in ALLOWED_TEMPLATES if not found[name]] == []


def test_modules_say_nothing_that_is_not_translated():
    found = {str(path.relative_to(ROOT)): in_module(path) for path in modules()}
    assert {name: words for name, words in found.items() if words and name not in ALLOWED_IN_MODULES} == {}
    assert [name for name in ALLOWED_IN_MODULES if not found[name]] == []


def test_models_have_names_that_are_translated():
    """What Wagtail calls a thing in histories, choosers and messages; without a name it is the class's, in English."""
    ours = [
        config for config in apps.get_app_configs() if ROOT.joinpath(config.path).relative_to(ROOT).parts[0] in APPS
    ]
    names = {
        model._meta.label: (model._meta.verbose_name, model._meta.verbose_name_plural)
        for config in ours
        for model in config.get_models()
    }
    assert len(names) > 20
    bare = {label for label, said in names.items() if not all(isinstance(name, Promise) for name in said)}
    assert bare == NEVER_NAMED


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("<p>{% translate 'Yes' %} {{ name }}</p>", []),
        ("<p>{% blocktranslate trimmed %}Written by {{ name }}{% endblocktranslate %}</p>", []),
        ('<li{% if is_open %} class="open"{% endif %}>{# a note #}</li>', []),
        ("<h{{ level }} class='title'>{{ title }}</h{{ level }}>", []),
        ("<script>const word = 1</script>", []),
        ("<p>Written by {{ name }}</p>", ["Written by"]),
        ('<img alt="The front page">', ["The front page"]),
        ('<input type="submit" value="Save">', ["Save"]),
        ('{% include "list.html" with heading="Our issues" %}', ["Our issues"]),
    ],
)
def test_bare_words_of_a_template_are_found(tmp_path, template: str, words: list[str]):
    path = tmp_path / "template.html"
    path.write_text(template)
    assert in_template(path) == words


@pytest.mark.parametrize(
    ("module", "count"),
    [
        ("title = models.CharField(_('title'), help_text=_('Short.'))", 0),
        ("from django.utils.translation import gettext\ndef say(): return gettext('Yes')", 0),
        ("log.info('A job has failed.')", 0),
        ("title = models.CharField('title')", 1),
        ("title = models.CharField(_('title'), help_text='Short.')", 1),
        ("class Meta:\n    verbose_name = 'page'", 1),
        ("raise ValidationError(f'No {name}.')", 1),
        ("messages.success(request, 'Saved.')", 1),
        ("from django.utils.translation import gettext as _\nclass Form:\n    label = _('Name')", 1),
    ],
)
def test_bare_words_of_a_module_are_found(tmp_path, module: str, count: int):
    path = tmp_path / "module.py"
    path.write_text(module)
    assert len(in_module(path)) == count
