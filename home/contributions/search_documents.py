"""What is found of the page on which people offer to take part (search/documents.py)."""

from home.contributions.models import ContributionPage
from home.search_documents import documents_of_information
from search.documents import search_documents

# Its fields are those of a page of information.
search_documents(ContributionPage)(documents_of_information)
