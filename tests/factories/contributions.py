from uuid import uuid4

import factory

from home.contributions.enums import ContributionKind
from home.contributions.models import Contribution
from home.contributions.services import attach_file


class ContributionFactory(factory.django.DjangoModelFactory):
    """Something new in the inbox; `manuscript=(content, format)` attaches a file."""

    submission_key = factory.LazyFunction(uuid4)
    kind = ContributionKind.TEXT
    language = "en"
    name = "Tamsin Holloway"
    email = "tamsin.holloway@example.org"
    title = "Four degrees below"
    text = "The gloves have not come."
    manuscript = None

    class Meta:
        model = Contribution

    @classmethod
    def _create(cls, model_class: type[Contribution], *args: object, **facts: object) -> Contribution:
        manuscript = facts.pop("manuscript", None)
        contribution = model_class(**facts)
        if manuscript:
            attach_file(contribution=contribution, content=manuscript[0], file_format=manuscript[1])
        contribution.save()
        return contribution
