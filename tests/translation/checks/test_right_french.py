"""Pairs in which nothing is wrong: a check that speaks here cries wolf."""

import pytest

from tests.translation.checks.samples import FACTS
from translation.checks import check_text

RIGHT = [
    ("They ask for $1,000.50 by May 1.", "Ils demandent 1 000,50 $ d’ici le 1er mai."),
    ("They ask for $1,000.50 by May 1<sup>st</sup>.", "Ils demandent 1 000,50 $ d’ici le 1<sup>er</sup> mai."),
    ("The union won 5% more.", "Le syndicat a obtenu 5 % de plus."),
    ("At 8 a.m. the stewards counted us.", "À 8 h, les déléguées nous ont comptés."),
    ("The meeting is at 7:30 p.m.", "L’assemblée est à 19 h 30."),
    ("The meeting is at 7:30.", "L’assemblée est à 7 h 30."),
    ("On the 3<sup>rd</sup> of May they <b>stood still</b>.", "Le 3 mai, <b>tout s’est arrêté</b>."),
    ("In 1998, 12,300 people signed.", "En 1998, 12 300 personnes ont signé."),
    ("Why are we silent?", "Pourquoi nous nous taisons ?"),
    ("Why are we silent?", "Pourquoi nous taisons-nous?"),
    ("He said “No.”", "Il a dit : « Non. »"),
    ("He said “No.”", "Il a dit « non »."),
    ("It was the 19th century.", "C’était le XIXe siècle."),
    ("Seven people came at half past seven.", "Sept personnes sont venues à 7 h 30."),
    ("The 35-hour week", "La semaine de 35 heures"),
    ("Two lay-offs were announced.", "Deux mises à pied ont été annoncées."),
    ("A scab crossed the line!", "Une briseuse de grève a franchi la ligne!"),
    ("$5 million was promised.", "On a promis 5 millions de dollars."),
    ("$1.5 million was promised.", "On a promis 1,5 M$."),
    (
        "Route 9 is late by 11 minutes: nobody knows why.",
        "La ligne 9 a 11 minutes de retard : personne ne sait pourquoi.",
    ),
    (
        'See <a id="a1">the first</a> and <a id="a2">the second</a>.',
        'Voir <a id="a2">le second</a> et <a id="a1">le premier</a>.',
    ),
    ("Read The Wind in the Willows.", "Lisez <i>The Wind in the Willows</i>."),
    ("“We read it aloud,” she wrote.", "« Nous l’avons lu à voix haute », écrit-elle."),
    ("We have what we need…", "Nous avons ce qu’il nous faut…"),
    ("Open 24/7, 365 days", "Ouvert 24 heures sur 24, 7 jours sur 7, 365 jours"),
    ("The 1990s cost us a third of the jobs.", "Les années 1990 nous ont coûté le tiers des emplois."),
    ("He called it “a 'small' matter”.", "Il a parlé d’« une “petite” affaire »."),
    ("From 9 to 5", "De 9 h à 17 h"),
    ("Phone 613-555-0100 or write to work@example.org.", "Téléphonez au 613 555-0100 ou écrivez à work@example.org."),
    (
        "They got themselves laid off twice.",
        "Ils se sont fait licencier deux fois, et ont vu ces licenciements annulés.",
    ),
    (
        "Version 2.0 is out; read https://example.org/a?b=1.",
        "La version 2.0 est sortie; lisez https://example.org/a?b=1.",
    ),
    ("Twenty-two trucks waited on 2026-05-03.", "Le 3 mai 2026, 22 camions attendaient."),
    ("We’ll be there at noon.", "Nous y serons à 12 h."),
    ("A quarter of 300 workers left at 5 p.m", "Le quart des 300 ouvrières est parti à 17 h"),
    ("The workers left: “We are tired.”", "Les ouvrières sont parties : « Nous sommes fatiguées. »"),
    (
        "The union’s stewards talked to the Teamsters of the United States.",
        "Les délégués du syndicat ont parlé aux Teamsters des États-Unis.",
    ),
    ("It’s 5 metres wide; we walked at 3 km/h.", "Il a 5 m et plus de large; nous avons marché à 3 km/h."),
    ("A comrade (she is a driver) said so.", "Une camarade (chauffeuse) l’a dit."),
    ("They made themselves heard.", "Ils ont su se faire entendre, et vous vous en souvenez."),
    ("Points C and D, and a third.", "Les points C et D, et un troisième."),
    ("Bring: a chair; bread.", "Apportez : une chaise; du pain."),
    ("Workers of both genders, unite!", "Travailleur·euses et étudiant.es de tous les pays, unissez-vous !"),
    ("The fund holds $12.5 billion.", "La caisse détient 12,5 milliards de dollars."),
]


@pytest.mark.parametrize(("source", "words"), RIGHT)
def test_right_french_is_left_in_peace(source: str, words: str):
    assert [
        (finding.code, str(finding.message)) for finding in check_text(source=source, words=words, facts=FACTS)
    ] == []


def test_there_are_enough_of_them():
    assert len(RIGHT) >= 30
