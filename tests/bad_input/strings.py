"""What people and programs type where a word was expected."""

from hypothesis import strategies as st

NAUGHTY = {
    "nothing": "",
    "only spaces": " \t\u00a0\u2003",
    "end of string": "before\0after",
    "control characters": "bell\x07 escape\x1b[31m backspace\x08",
    "ends of lines": "one\rtwo\r\nthree\u2028four\u2029five\x85six",
    "letter head": "me@example.org\r\nBcc: you@example.org",
    "half a character": "\ud83d",
    "two wrong halves": "\udd25\ud83d",
    "no character": "\ufffe\uffff",
    "stands for what was lost": "\ufffd",
    "byte order": "\ufeffword",
    "turned round": "\u202egnp.exe\u202c",
    "kept apart": "\u2067عربي\u2069 and English",
    "from right to left": "كتب العمال هذه الرسالة",
    "zero width": "wo\u200brd\u200c\u200d\u2060s",
    "soft hyphens": "news\u00adpaper",
    "nothing to see": "\u3164\u115f\u2800",
    "a tower of accents": "Z" + "\u0300\u0327\u0338\u0489" * 40,
    "composed and not": "é e\u0301",
    "family": "👩🏽‍👩🏻‍👧🏿‍👦",
    "flags": "🏴󠁧󠁢󠁳󠁣󠁴󠁿 🇨🇦",
    "beyond the first plane": "𝕿𝖔𝖗𝖈𝖍 𠜎",
    "grows as a capital": "ŉ ß ﬁ ΐ",
    "the Turkish letter": "İıiI",
    "wide digits": "１２３ ٣٤٥ ²",
    "very long": "long " * 2_000,
    "one endless word": "w" * 5_000,
    "quotes": "'\"`´’“«",
    "a query": "'; DROP TABLE wagtailcore_page; --",
    "always true": "1' OR '1'='1",
    "any row": "%_\\%",
    "script": "</textarea><script>alert(1)</script>",
    "attribute": "\" autofocus onfocus=alert(1) x='",
    "comment": "<!-- ]]> --!>",
    "entities": "&lt;&#0;&nbsp;&amp;amp;",
    "template": "{{ 7|add:7 }}{% debug %}{# #}${7*7}#{7*7}",
    "format": "%s %(name)s %n {0.__class__} {}",
    "shell": "$(id) `id` | id; id &",
    "formula": '=HYPERLINK("http://example.org")',
    "lookup": "${jndi:ldap://example.org/x}",
    "up the tree": "../../../../etc/passwd",
    "up another tree": "..\\..\\windows\\win.ini",
    "percent": "%00 %2e%2e%2f %zz % %u0041 %C0%AF",
    "no number": "NaN",
    "too large": "1e309",
    "minus nothing": "-0",
    "endless": "Infinity",
    "many digits": "9" * 5_000,
    "just too many": "9223372036854775808",
    "other bases": "0x7f 0o17 1_000 1,000.5",
    "nobody": "null None undefined NIL",
    "not true": "false",
    "address": "https://evil.example.net/?a=1#b",
    "address without a scheme": "//evil.example.net",
    "address of a script": "javascript:alert(1)",
    "half an address": "http://[::1",
    "list": "[]",
    "object": '{"__proto__": {"a": 1}}',
    "deep": "[" * 2_000,
}
# One of each sort, where every one of them at every place would take minutes.
SOME = [
    NAUGHTY[name]
    for name in (
        *("nothing", "end of string", "ends of lines", "half a character", "turned round", "very long", "script"),
        *("template", "percent", "many digits", "half an address", "address without a scheme"),
    )
]
# Whatever is readable, with a taste for the edges; what cannot be read comes from the list above.
anything = st.one_of(
    st.sampled_from(list(NAUGHTY.values())),
    st.text(max_size=60),
    st.lists(st.sampled_from(list(NAUGHTY.values())), min_size=2, max_size=3).map("".join),
)
