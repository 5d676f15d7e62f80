"""Files spoiled at every level: octets, lines, words of YAML, and values.

All of it is a pure function of a random number's seed: an input is found again by its number.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from random import Random
from typing import Any, TypeAlias, cast

from bot.content.document import LARGEST, Data, read

Spoil: TypeAlias = Callable[[Random, bytes], bytes]

PIECES = (
    "\n", "\r\n", "\r", "  ", "\t", " ", ": ", ":", "- ", "-", "? ", "[", "]", "{", "}", ",", '"',
    "'", "|\n", ">-\n", "|9\n", ">+1\n", "&a ", "*a", "&a *a", "<<: *a", "<<: {a: 1}",
    "!!python/object/apply:os.system [x] ", "!x ", "!!binary ", "!!set ", "!!float ", "!<y> ", "!",
    "---\n", "...\n", "--- |\n", "#", "%TAG ! x\n", "%YAML 9.9\n", "%", "@", "`", "\\", '"\\x41"',
    '"\\u202e"', '"\\ud800"', '"\\U00110000"', '"\\0"', '"\\e[2J"', "\x00", "\x07", "\x1b[2J",
    "\x7f", "\x85", "\xa0", "\u2028", "\u2029", "\u202e", "\u200b", "\ufeff", "\ufffe",
    "\U0001f600", "\U000e0041", "e\u0301", "null", "~", "true", "True", "no", "0", "-0", "-1",
    "007", "0x7f",
    "1e999", ".inf", "-.inf", ".nan", "1_000", "0.1", "12345678901234567", "9" * 400,
    "1." + "3" * 40,
    "2024-02-30", "2024-13", "0000", "9999-12-31T23:59:60Z", "12:30:45", "=", "<<", "id: a\n",
    "slug: baker\n", "title: x\n", "amount: {low: 1}\n", "{low: 9, high: 1}",
    "similar: [[baker]]\n",
    "says: [a, a]\n", "weight: [1]\n", "weight: 1e9\n", "<trade>", "<<trade>>", "{job}", "{{job}}",
    "*", "a? b? c? d? e? f?", "a|b|c|d|e|f|g", "* * * * *", "|", "?", "[[[a]]]", "https://[::1",
    "javascript:x", "http://a/%00", "@everyone", "<@&1>", "```", "</x:1>",
)  # fmt: skip

_NOTHINGS = ("null", "true", "false", '""', "[]", "{}", "[[]]", "[null]", '{"": null}')
_TOKEN = re.compile(r"[\w.-]+|[^\w\s]|[ \t]+|\n")
_BREAKS = ("\r\n", "\r", "\x85", "\u2028", "\u2029", "\n\n", "\v", "\f")
_CODECS = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "latin-1", "cp1252", "utf-7")
_ODD_OCTETS = (
    b"\x00", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xc0\x80",
    b"\xf4\x90\x80\x80", b"\xe2\x80", b"\x80", b"\x1b", b"\x9b", b"\r", b"\x1a",
)  # fmt: skip

# Octets -------------------------------------------------------------------------------------------


def _octet(random: Random, raw: bytes) -> bytes:
    """Flip one bit."""
    if not raw:
        return b"\x00"
    place = random.randrange(len(raw))
    return raw[:place] + bytes([raw[place] ^ 1 << random.randrange(8)]) + raw[place + 1 :]


def _octets(random: Random, raw: bytes) -> bytes:
    odd = random.choice(_ODD_OCTETS) if random.random() < 0.7 else random.randbytes(4)
    start, end = _slice(random, len(raw), 8)
    return raw[:start] + odd + raw[random.choice((start, end)) :]


def _torn(random: Random, raw: bytes) -> bytes:
    """End early, or begin late."""
    place = random.randint(0, len(raw))
    return raw[:place] if random.random() < 0.8 else raw[place:]


def _moved(random: Random, raw: bytes) -> bytes:
    """Copy one part of the file to elsewhere in it."""
    start, end = _slice(random, len(raw), 200)
    place = random.randint(0, len(raw))
    return raw[:place] + raw[start:end] + raw[place:]


def _encoded(random: Random, raw: bytes) -> bytes:
    return raw.decode("utf-8", "replace").encode(random.choice(_CODECS), "replace")


# Lines --------------------------------------------------------------------------------------------


def _lines(random: Random, raw: bytes) -> bytes:
    lines = raw.split(b"\n")
    place, other = random.randrange(len(lines)), random.randrange(len(lines))
    match random.randrange(8):
        case 0:
            del lines[place]
        case 1:
            lines.insert(other, lines[place])
        case 2:
            lines[place], lines[other] = lines[other], lines[place]
        case 3:
            lines[place] = b" " * random.randint(0, 9) + lines[place].lstrip()
        case 4:
            lines[place] = b"\t" + lines[place]
        case 5:
            lines[place : place + 2] = [b" ".join(lines[place : place + 2])]
        case 6:
            lines[place:] = lines[place:][: random.randint(0, 20)] * random.randint(1, 4)
        case _:
            lines[place] += random.choice(PIECES).encode("utf-8", "replace")
    return b"\n".join(lines)


def _breaks(random: Random, raw: bytes) -> bytes:
    """End some lines, or all, as other systems do."""
    parts, share = raw.split(b"\n"), random.choice((1.0, 0.2))
    ends = [random.choice(_BREAKS) if random.random() < share else "\n" for _ in parts]
    return b"".join(part + end.encode() for part, end in zip(parts, ends, strict=True))


def _long(random: Random, raw: bytes) -> bytes:
    """Make one line very long."""
    lines = raw.split(b"\n")
    place = random.randrange(len(lines))
    lines[place] += random.choice((b"x", b" x", b"[", b"'", b": ", b"\xcc\x81", b"# ")) * (
        10 ** random.randint(2, 4)
    )
    return b"\n".join(lines)


# Words of YAML ------------------------------------------------------------------------------------


def _words(random: Random, raw: bytes) -> bytes:
    text = raw.decode("utf-8", "replace")
    tokens = _TOKEN.findall(text)
    if not tokens:
        return random.choice(PIECES).encode("utf-8", "replace")
    for _ in range(random.randint(1, 3)):
        place = random.randrange(len(tokens))
        match random.randrange(4):
            case 0:
                tokens[place] = random.choice(PIECES)
            case 1:
                tokens[place] += random.choice(PIECES)
            case 2:
                tokens[place] = random.choice(tokens)
            case _:
                tokens[place] = ""
    return "".join(tokens).encode("utf-8", "replace")


def _bomb(random: Random, raw: bytes) -> bytes:
    """Put something into it that grows or goes deep."""
    width, depth = random.randint(2, 12), random.randint(2, 40)
    levels = [f"l0: &l0 [{', '.join(['x'] * width)}]"]
    levels += [
        f"l{level}: &l{level} [{', '.join([f'*l{level - 1}'] * width)}]"
        for level in range(1, depth)
    ]
    merged = [f"<<: *l{depth - 1}", f"<<: [{', '.join(f'*l{n}' for n in range(depth))}]"]
    much = 10 ** random.randint(1, 4)
    bomb = random.choice(
        (
            "\n".join(levels),
            "\n".join(levels + merged),
            "a: " + "[" * much,
            "a: " + "{a: " * much,
            "a:\n" + "".join(" " * level + "- \n" for level in range(depth)),
            "- " * much,
            "? " * much,
            "a: " + "[" * depth + "]" * depth,
            "a: " + "&a " * 3 + "*a",
            "a: &a [*a]",
            "a: &a {b: &b [*a, *b]}",
            "".join(f"k{number}: {{}}\n" for number in range(much)),
            "same: x\n" * much,
            "a: " + "!x " * 5 + "y",
            'a: "' + "\\u202e" * min(much, 1000) + '"',
            "a: " + "&" + "n" * much + " x",
            "a: !" + "t" * much + " x",
            "k" * much + ": x",
            "a: *" + "n" * much,
            "%" + "D" * much,
        )
    ).encode()
    lines = raw.split(b"\n")
    lines.insert(random.choice((0, random.randrange(len(lines) + 1), len(lines))), bomb)
    return b"\n".join(lines)[: LARGEST + random.choice((0, 1))]


# Values -------------------------------------------------------------------------------------------


def _values(random: Random, raw: bytes) -> bytes:
    """Write other values under the right keys, or the right ones under other keys."""
    found = read("x.yaml", raw).data
    if not found:
        return raw
    data: dict[str, Data] = json.loads(json.dumps(found))
    for _ in range(random.randint(1, 3)):
        if not data:
            break  # the last of it was taken out
        node, place = _somewhere(random, data)
        if isinstance(node, dict) and random.random() < 0.2:
            entries = cast("dict[str, Data]", node)
            entries[random.choice(_KEYS)] = entries.pop(place)
        elif random.random() < 0.15:
            del node[place]
        else:
            node[place] = _value(random, node[place])
    indent = random.choice((None, 1))
    return json.dumps(data, ensure_ascii=random.random() < 0.3, indent=indent).encode(
        "utf-8", "surrogatepass"
    )


_KEYS = (
    "", "id", "slug", "title", "low", "high", "amount", "date", "<<", "a.b", "\x1b[2J", "x" * 300,
)  # fmt: skip


def _somewhere(random: Random, data: dict[str, Data]) -> tuple[Any, Any]:
    """Return a list or mapping, and what to look there for."""
    node: list[Data] | dict[str, Data] = data
    while True:
        places = [*node] if isinstance(node, dict) else [*range(len(node))]
        place = random.choice(places)
        below: Data = cast(Any, node)[place]
        if not isinstance(below, list | dict) or not below or random.random() < 0.25:
            return node, place
        node = below


def _value(random: Random, old: Any) -> Any:
    match random.randrange(9):
        case 0:
            return [old] * random.choice((0, 1, 2, 50))
        case 1:
            return {random.choice(_KEYS): old}
        case 2:
            return json.loads(random.choice(_NOTHINGS))
        case 3:
            return random.choice((0, -1, 10**15, -(10**15), 2**63, 10**400, 0.1, 1e308, 5e-324))
        case 4:
            return random.choice(("2024-02-30", "2024", "9999-99-99", "0000-00-00", "24-1", "٢٠٢٤"))
        case 5:
            return random.choice(PIECES).replace("\ud800", "")
        case 6:
            return "".join(random.choices("aA é漢😀\u202e\u0301\x1b\x00\n/{}<>*|?", k=12))
        case 7:
            return str(old) * random.choice((2, 30, 500))
        case _:
            return {"low": old, "high": old}


# All together -------------------------------------------------------------------------------------

_SPOILS: Sequence[tuple[Spoil, int]] = (
    (_octet, 3), (_octets, 3), (_torn, 1), (_moved, 2), (_encoded, 1), (_lines, 4), (_breaks, 1),
    (_long, 1), (_words, 6), (_bomb, 1), (_values, 5),
)  # fmt: skip


def spoiled(random: Random, raw: bytes) -> bytes:
    """Return the file with one change or some, none of them kinder for the others."""
    changes = random.choices([spoil for spoil, _ in _SPOILS], [often for _, often in _SPOILS],
                             k=random.choice((1, 1, 1, 2, 2, 3)))  # fmt: skip
    for change in changes:
        raw = change(random, raw)
    return raw


def _slice(random: Random, length: int, longest: int) -> tuple[int, int]:
    start = random.randint(0, length)
    return start, min(length, start + random.randint(0, longest))
