"""Words that stand in every text: in a question they say nothing. PostgreSQL leaves them out of its index too."""

_BY_LANGUAGE = {
    "en": """
        a about above after again against all am an and any are as at be because been before being below between both
        but by can did do does doing don down during each few for from further had has have having he her here hers
        herself him himself his how i if in into is it its itself just ll me more most my myself no nor not now of off
        on once only or other our ours ourselves out over own re s same she should so some such t than that the their
        theirs them themselves then there these they this those through to too under until up us ve very was we were
        what when where which while who whom why will with you your yours yourself yourselves
    """,
    # Without case and accents, as questions are compared with them; été, which is a season too, stays a word.
    "fr": """
        a ai aie aient aies ait as au aura aurai auraient aurais aurait auras aurez auriez aurions aurons auront aux
        avaient avais avait avec avez aviez avions avons ayant ayante ayantes ayants ayez ayons c ce ces cet cette d
        dans de des du elle elles en es est et eu eue eues eurent eus eusse eussent eusses eussiez eussions eut eux
        furent fus fusse fussent fusses fussiez fussions fut il ils j je l la le les leur leurs lui m ma mais me mes
        moi mon n ne nos notre nous on ont ou par pas pour qu que qui s sa se sera serai seraient serais serait seras
        serez seriez serions serons seront ses si soient sois soit sommes son sont soyez soyons suis sur t ta te tes
        toi ton tu un une vos votre vous y
    """,
}
STOP_WORDS = {language: frozenset(words.split()) for language, words in _BY_LANGUAGE.items()}
