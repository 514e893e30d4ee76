from translation.checks import TextFacts
from translation.glossary.terms import Term

TERMS = (
    Term("union", "syndicat", ("union",)),
    Term("lay-off", "licenciement / mise à pied", ("layoff",)),
    Term("scab", "briseur de grève", ("jaune",)),
    Term("steward", "délégué", ("steward",)),
)
FACTS = TextFacts(language="fr", terms=TERMS)
