from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from core.pagination import paginate
from search.backends import Filters
from search.forms import SearchForm
from search.query import LONGEST_QUERY, parse
from search.selectors import Answer, choices_in, find, groups_of, private_paths

PER_PAGE = 20
TEMPLATE = "pages/search.html"


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What is found in the language of the address. The question stands in the address and is written down nowhere."""
    language, paths = get_language(), private_paths()
    choices = choices_in(language=language, private_paths=paths)
    # One letter more, so that it is known to be too long.
    asked = {name: value[: LONGEST_QUERY + 1] for name, value in request.GET.items()}
    form = SearchForm(asked, choices=choices)
    form.is_valid()
    # What is wrong stands beside its field; the rest is looked for.
    chosen = {name: value for name, value in form.cleaned_data.items() if name != "q" and value}
    query = parse(form.cleaned_data.get("q", ""), language=language)
    context = {"form": form, "is_filtered": bool(chosen or form.errors), "choices": choices, "query": query}
    if not query:
        return render(request, TEMPLATE, context)
    filters = Filters(language=language, private_paths=paths, **chosen)
    answer = find(query=query, filters=filters, exactly="exact" in asked)
    results = paginate(answer.ids, request, per_page=PER_PAGE)
    groups = groups_of(results.object_list, query=answer.query, choices=choices, private_paths=paths)
    return render(
        request, TEMPLATE, {**context, "answer": answer, "results": results, "groups": groups, **_links(answer, chosen)}
    )


def _links(answer: Answer, chosen: dict[str, object]) -> dict[str, str]:
    """The addresses of the same question on other pages, without filters, and exactly as it was typed."""
    question = {"q": answer.query.typed}
    return {
        "kept": urlencode({**question, **chosen}),
        "kept_question": urlencode(question),
        "kept_exactly": urlencode({**question, **chosen, "exact": 1}),
    }
