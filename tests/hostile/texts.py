"""Hostile plain texts and Markdown."""

# ruff: noqa: E501 - a file stands in one line

from __future__ import annotations

import random

from tests.hostile.case import PLAIN, Case, text

_DRAW = random.Random(8)
_SYLLABLES = [
    "ba",
    "ke",
    "li",
    "mo",
    "nu",
    "ra",
    "se",
    "ti",
    "vo",
    "dan",
    "mer",
    "sil",
    "tor",
    "pen",
    "gal",
    "fir",
    "lon",
    "tas",
    "wes",
    "hol",
]
#: Sentences of invented statements in several scripts: the ministers met, condemned, will support, have agreed to meet again.
LANGUAGES = {
    "Norwegian": "Ministrene møttes i Havn og fordømte angrepene på det sterkeste. De vil støtte fredsprosessen uten vilkår, og de ble enige om å møtes igjen til våren for å drøfte saken videre.",
    "Russian": "Министры встретились в Норвале и решительно осудили запуски. Они поддержат конвои и договорились встретиться снова.",
    "Arabic": "اجتمع الوزراء في نورفال وأدانوا عمليات الإطلاق بأشد العبارات. سيدعمون القوافل واتفقوا على الاجتماع مرة أخرى.",
    "Hebrew": "השרים נפגשו בנורוול וגינו את השיגורים בחריפות. הם יתמכו בשיירות והסכימו להיפגש שוב.",
    "Chinese": "部长们在诺瓦尔会晤，最强烈地谴责发射。他们将支持护航，并同意再次会晤。",
    "Japanese": "大臣たちはノルヴェールで会談し、発射を最も強い言葉で非難した。護送船団を支援し、再び会うことで合意した。",
    "Korean": "장관들은 노르발에서 만나 발사를 가장 강력히 규탄했다. 그들은 호송대를 지원하고 다시 만나기로 합의했다.",
    "Hindi": "मंत्रियों ने नोरवेल में मुलाकात की और प्रक्षेपणों की कड़े शब्दों में निंदा की। वे काफिलों का समर्थन करेंगे।",
    "Thai": "รัฐมนตรีพบกันที่นอร์เวลและประณามการยิงอย่างรุนแรงที่สุด พวกเขาจะสนับสนุนขบวนคุ้มกันและตกลงจะพบกันอีก",
    "Amharic": "ሚኒስትሮቹ በኖርቫል ተገናኝተው ማስወንጨፉን አጥብቀው አወገዙ። አጃቢዎቹን ይደግፋሉ።",
}
INJECTIONS = {
    "markup": "<script>alert(1)</script><img src=x onerror=alert(1)><svg onload=alert(1)>]]>--><style>*{display:none}</style>",
    "attributes": '" onmouseover="alert(1)" \' onfocus=\'alert(1)\' autofocus x="',
    "templates": "{{ 7*7 }} {% raw %} ${7*7} #{7*7} <%= 7*7 %>",
    "Markdown": "[a](javascript:alert(1)) ![b](https://sarenia.example/x.png) `|` | --- | <https://sarenia.example> [x]: y # z",
    "commands of a pipeline": "::error file=x,line=1::fault\n::set-output name=a::b\n##vso[task.complete result=Failed]\n::add-mask::a",
    "escape sequences": "\x1b[31m \x1b]8;;https://sarenia.example\x07a \x9b2J \x08",
    "XML": "]]></failure><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>&b;&lt;&#0;&#x1b;",
    "formulas": "=HYPERLINK(1)\n\n+1+1 was said.\n\n-2+3 was noted.\n\n@SUM(1) was heard.\n\n\t=1+1 was held.\n\n＝1+1 was read.",
    "separators": "one\u2028two\u2029three\x0bfour\x0cfive\x85six\x1cseven\x1eeight",
    "turns of direction": "They \u202egpj.exe\u202c met \u2066in\u2069 \u200fNorvale\u061c.",
    "zero-width characters": "They con\u200bdemned\u2060 the\ufeff laun\u00adches\u200d of Oskara\U000e0041.",
}


def varied(size: int) -> str:
    """A text of so many characters, in invented words.

    Args:
        size: characters, about.
    """
    words = ["".join(_DRAW.choices(_SYLLABLES, k=3)) for _ in range(4000)]
    out: list[str] = []
    length = 0
    while length < size:
        sentence = (
            f"The ministers {_DRAW.choice(['condemned', 'will support', 'may review'])} {' '.join(_DRAW.choices(words, k=14))}."
        )
        length += len(sentence) + 1
        out.append(sentence + ("\n\n" if len(out) % 4 == 3 else ""))
    return " ".join(out)


def _lines(count: int, end: str = "\n") -> bytes:
    return end.join(f"Word{n}." for n in range(count)).encode()


CASES = (
    Case("empty", text(""), "the text is empty"),
    Case("white space", text(" \t\n\u00a0\u2003\u3000\n" * 1000), "the text is empty"),
    Case("marks and no word", text("... --- !!! ??? ;;; \n" * 500), "no word was found"),
    Case("zero bytes", text("They met.\x00\x00\x00 They left."), "binary file"),
    Case("every byte", lambda: bytes(range(256)) * 20, "binary file"),
    Case("bytes without order", lambda: random.Random(3).randbytes(200_000), "binary file"),
    Case("surrogates as bytes", text(f"{PLAIN} \ud83d met \udc00."), note="decoded as Windows-1252"),
    Case("a mark of UTF-16 and half a letter", lambda: b"\xff\xfe" + PLAIN.encode("utf-16-le") + b"x", "is not UTF-16-LE"),
    Case("UTF-16 without a mark", lambda: PLAIN.encode("utf-16-le"), note="decoded as utf-16-le"),
    Case("UTF-16 the other way round, without a mark", lambda: PLAIN.encode("utf-16-be"), note="decoded as utf-16-be"),
    Case(
        "two encodings in one file",
        lambda: f"{PLAIN} “Zürich”. ".encode() + f"{PLAIN} Zürich".encode("cp1252"),
        "neither UTF-8",
    ),
    Case("EBCDIC", lambda: PLAIN.encode("cp037"), "neither UTF-8"),
    Case("a text of 10 MB", lambda: b"The ministers met in Norvale. " * 340_000, "no statement is that long"),
    Case("60 MB", lambda: b"a" * 60_000_000, "more than 50 MB"),
    Case("a word of 50 kB", text(f"{PLAIN} {'a' * 50_000}.")),
    Case("50,000 lines of one word", lambda: _lines(50_000), "50,000 sentences; no statement has that many"),
    Case("11,000 paragraphs of one word", lambda: _lines(11_000, "\n\n"), "11,000 sentences; no statement has that many"),
    Case("9,000 paragraphs of one word", lambda: _lines(9_000, "\n\n"), deep=True),
    Case("300 lines of one word", lambda: _lines(300)),
    Case("one sentence of 8 kB", text("They urged " + ", ".join(f"word{n % 3000}" for n in range(900)) + ".")),
    Case(
        "one sentence of a million letters",
        text("They urged " + " ".join(f"word{n:06}" for n in range(90_000)) + "."),
        deep=True,
    ),
    Case("a million letters of prose", lambda: varied(990_000).encode(), deep=True),
    Case("the same text twice", text(f"{varied(3_000)}\n\n" * 2)),
    Case("the same sentence 80 times", text("The envoys met in Port Alder. " * 80)),
    Case("only headings", text("\n\n".join(f"HEADING {n}" for n in range(300)))),
    Case("only labels of lists", text("1. (a) (i) " * 90)),
    Case("300,000 blank lines", text("They met in Norvale." + "\n" * 300_000 + "They left.")),
    Case("100,000 form feeds", text("They met in Norvale." + "\x0c" * 100_000 + "They left.")),
    Case("100,000 blanks", text("They met in Norvale." + " \t" * 50_000 + "They left.")),
    Case(
        "every kind of line end",
        text("They met.\rThey sat.\r\nThey talked.\n\rThey ate.\u2028They slept.\x85They left.\x0bThey wrote."),
    ),
    Case("50,000 accents on a letter", text(f"{PLAIN} The{chr(0x301) * 50_000} delegates met.")),
    Case("20,000 brackets", text("(" * 10_000 + "[" * 10_000 + f" {PLAIN}")),
    Case("10,000 stops", text(". " * 5_000 + PLAIN + "." * 5_000)),
    Case(
        "numbers without end",
        text(
            f"{PLAIN} They spent {'9' * 50_000} dollars, 1e999 percent and {'1' * 9000}/{'0' * 9000} percent on May {'9' * 99}."
        ),
    ),
    Case("a name of a country 700 times", text("Norvale, " * 700 + "met.")),
    *(Case(f"in {name}", text(f"{words}\n\n{words}\n"), note="hardly in English") for name, words in LANGUAGES.items()),
    *(
        Case(f"injected {name}", text(f"{PLAIN * (30 if name[0] == 'e' else 4)}\n\n{words}\n\n{PLAIN} {words}\n"))
        for name, words in INJECTIONS.items()
    ),
    Case("Markdown of brackets", text("[" * 10_000 + PLAIN), suffix=".md"),
    Case("Markdown of stars", text(f"{'*a ' * 900}{'_a ' * 900} {PLAIN}"), suffix=".md"),
    Case("Markdown of quotations in quotations", text(f"{'> ' * 20_000}{PLAIN}"), suffix=".md"),
    Case("Markdown of lists in lists", text("".join(f"{'  ' * n}- item\n" for n in range(90)) + PLAIN), suffix=".md"),
    Case("Markdown of comments without end", text(f"{PLAIN}\n\n{'<!-- ' * 30_000}"), suffix=".md"),
    Case("Markdown of code without end", text(f"{PLAIN}\n\n{'`' * 9_000}{' `a' * 500}"), suffix=".md"),
    Case(
        "Markdown of a table of 500 columns",
        text(f"{PLAIN}\n\n{'|a' * 500}\n{'|-' * 500}\n{'|b' * 500}\n"),
        suffix=".md",
    ),
    Case(
        "Markdown of links that lead to each other",
        text(f"{PLAIN} [a][b]\n\n" + "".join(f"[{n}]: [{n + 1}]\n" for n in range(9000))),
        suffix=".md",
    ),
    Case("Markdown of front matter without end", text("---\n" + "a: b\n" * 500 + PLAIN), suffix=".md"),
)
