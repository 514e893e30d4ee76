"""Names for distributors that say nothing about them: a word that is the same in both languages, and a number."""

import secrets

WORDS = (
    "Acacia",
    "Agave",
    "Bison",
    "Cactus",
    "Canna",
    "Catalpa",
    "Cobalt",
    "Colibri",
    "Condor",
    "Crocus",
    "Dahlia",
    "Eucalyptus",
    "Ficus",
    "Forsythia",
    "Fuchsia",
    "Gardenia",
    "Gazelle",
    "Ginkgo",
    "Granite",
    "Hibiscus",
    "Hortensia",
    "Ibis",
    "Iris",
    "Jacaranda",
    "Lichen",
    "Lotus",
    "Lynx",
    "Magnolia",
    "Mimosa",
    "Nickel",
    "Oasis",
    "Onyx",
    "Papyrus",
    "Puma",
    "Quartz",
    "Rhododendron",
    "Silex",
    "Tapir",
    "Toucan",
    "Yucca",
    "Zinc",
    "Zinnia",
)
NUMBERS = range(1_000, 10_000)


def random_alias() -> str:
    """One of 378,000 names, such as “Magnolia 4127”, drawn so that nobody can work out who got it when."""
    return f"{secrets.choice(WORDS)} {secrets.choice(NUMBERS)}"
