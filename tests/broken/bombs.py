"""Files made to do harm, each with a code under which it is refused; also measured by `bench/refuse_bombs.py`."""

from collections.abc import Callable

from foedus.archive.files.strict_yaml import BYTES_MAX, NODES_MAX

HEAD = "format: foedus/1\nkind: events\nevents:\n"


def billion_laughs() -> bytes:
    lines = ['lol0: &lol0 ["lol", "lol", "lol"]']
    lines += [f"lol{n}: &lol{n} [{', '.join([f'*lol{n - 1}'] * 9)}]" for n in range(1, 30)]
    return "\n".join(lines).encode()


def item(number: int, more: str = "", lane: str = "coast") -> str:
    return f'  - {{name: e{number}, date: "1700", lane: {lane}, title: t{more}}}\n'


BOMBS: dict[str, tuple[Callable[[], bytes], str]] = {
    "brackets": (lambda: b"[" * 200_000, "FD108"),
    "closed brackets": (lambda: b"[" * 200_000 + b"]" * 200_000, "FD108"),
    "braces": (lambda: b"{a: " * 200_000, "FD108"),
    "hyphens": (lambda: b"- " * 200_000, "FD108"),
    "questions": (lambda: b"? " * 200_000, "FD113"),
    "aliases": (lambda: b"a: &a [x]\nb: [" + b"*a, " * 100_000 + b"]\n", "FD110"),
    "billion laughs": (billion_laughs, "FD110"),
    "tags": (lambda: b"a: !!python/object/new:os.system [echo]\n" * 1_000, "FD110"),
    "one key again and again": (lambda: b"a: 1\n" * 100_000, "FD112"),
    "too large": (lambda: HEAD.encode() + b"#" * (BYTES_MAX + 1 - len(HEAD)), "FD103"),
    "too many values": (lambda: HEAD.encode() + b"  - x\n" * (NODES_MAX + 1), "FD109"),
    "one huge text": (lambda: (HEAD + item(1, "x" * 2_000_000)).encode(), "FD207"),  # noqa: PLW0108 - made when asked for
    "one huge quoted text": (lambda: b'a: "' + b"x " * 1_000_000, "FD106"),
    "one huge key": (lambda: b"x" * 2_000_000 + b": 1\n", "FD106"),
    "one huge number": (lambda: b"a: " + b"9" * 2_000_000 + b"\n", "FD114"),
    "many wrong items": (lambda: HEAD.encode() + b"  - 1\n" * 150_000, "FD203"),
    "many unknown keys": (
        lambda: b"".join(b"key%d: 1\n" % number for number in range(90_000)),
        "FD201",
    ),
    "many misspelt items": (
        lambda: (HEAD + "".join(item(n, ", lanes: x") for n in range(15_000))).encode(),  # noqa: PLW0108 - made when asked for
        "FD201",
    ),
    "many unknown lanes": (
        lambda: (HEAD + "".join(item(n, lane=f"l{n}") for n in range(18_000))).encode(),  # noqa: PLW0108 - made when asked for
        "FD307",
    ),
    "no text at all": (lambda: bytes(range(128, 256)) * 1_000, "FD104"),
    "overlong UTF-8": (lambda: b"a: \xc0\xaf\n", "FD104"),
    "surrogates": (lambda: b"a: \xed\xa0\x80\n", "FD104"),
    "UTF-16": (lambda: "﻿format: foedus/1\n".encode("utf-16-le"), "FD104"),
    "only zeros": (lambda: bytes(100_000), "FD105"),
    "only line feeds": (lambda: b"\n" * 4_000_000, "FD107"),
    "only spaces": (lambda: b" " * 4_000_000, "FD107"),
}


BIBLIOGRAPHIES: dict[str, tuple[str, str]] = {
    "signs": ("@" * 1_000_000, "FD109"),
    "entries never closed": ("@a{" * 19_000, "FD218"),
    "braces": ("{" * 4_000_000, "FD218"),
    "nested braces": ("@book{x, title={" + "{" * 500_000 + "}" * 500_000 + "}}", "FD219"),
    "one key": ("@book{k, title={x}}\n" * 19_000, "FD220"),
    "many fields": ("@book{k," + "".join(f"f{n}={{x}}," for n in range(200_000)) + "}", "FD219"),
    "accents": ("@book{k, title={" + "\\'{" * 100_000 + "}" * 100_000 + "}}", "FD219"),
    "strings in a circle": ("@string{a = a # a}\n@book{x, title = a # a}", "FD219"),
}
