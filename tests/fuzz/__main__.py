"""`python -m tests.fuzz`: every target in turn, with input grown from seeds; what breaks one is printed and written down.

With atheris installed, `--atheris TARGET` hands one target to libFuzzer instead.
"""

import argparse
import logging
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tests.fuzz.targets import TARGETS, attempt

FOUND = Path(__file__).with_name("found")
SEEDS: tuple[bytes, ...] = (
    b"The council met at noon on Friday. Mayor Ida Lund signed it on 3 March 2025, she said.",
    b'title: "x"\npublished: 2025-03-01T07:30:00+01:00\nurl: https://a.example.org\n---\nThe bridge closes.\n',
    b"a: &a [x, {b: c}]\nb: *a\n? c\n: !!str d\n---\n",
    b'{"articles": [{"id": "x", "text": "The bridge closes.", "published": "2025-03-01"}, "Text."]}',
    (
        b'{"format": 1, "articles": [{"id": "a", "title": "", "source": "", "url": "", "published": null}], "sentences": [{'
        b'"article": "a", "start": 4, "end": 9, "text": "Rain.", "also_in": [{"article": "a", "start": 10, "end": 14,'
        b' "text": "Hail", "similarity": 0.9}]}]}'
    ),
    (
        b"The bridge at Sellin closes on Monday, the council said.\n\nRain fell on 12 March; 30 people were hurt.\n\n"
        b"The bridge at Sellin closes on Tuesday. At least 31 people were hurt, she said. It rained.\n\nRead more"
    ),
    b'{"text": "One."}\n{"text": "Two \\ud83d\\ude00."}\n',
    (
        b'<head><title>T</title><script type=\'application/ld+json\'>{"datePublished": "2025-01-01"}</script></head>'
        b"<body><article><h1>T</h1><p>The <q>bridge</q> closes &amp; opens.</p></article></body>"
    ),
    (
        b"From: =?utf-8?q?A?= <a@example.org>\nMIME-Version: 1.0\nDate: Mon, 3 Mar 2025 07:30:00 +0100\n"
        b"Content-Type: multipart/alternative; boundary=x\n\n--x\nContent-Type: text/plain; charset=utf-8\n\nText.\n--x--\n"
    ),
    (
        b"<?xml version='1.0'?><rss version='2.0'><channel><title>F</title><item><title>T</title><pubDate>Mon, 3 Mar 2025"
        b" 07:30:00 GMT</pubDate><description>&lt;p&gt;The bridge closes.&lt;/p&gt;</description></item></channel></rss>"
    ),
    b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='xhtml'><div>Text.</div></content></entry></feed>",
    "„Die Brücke“, sagte sie … “closed”! 今天下雨。مرحبا؟ e\u0301 \u202e \u2028 \ufeff".encode(),
)
PIECES: tuple[bytes, ...] = (
    *(b"\x00", b"\xff", b"\xff\xff", b"\xfe\xff", b"\xed\xa0\x80", b"\r", b"\n", b"\n\n", b"\x85", b"\x1b$B", b"\t"),
    *(b"---\n", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"&#0;", b"&x;", b"<p>", b"</", b"<q>", b"<br/>", b"<a href='["),
    *(b'"', b"'", b"[", b"{", b"}", b"]", b":", b"*x", b"&x ", b"!!x ", b"%", b"?", b"- ", b"| ", b"> ", b"\\ud800"),
    *(
        b"1e999",
        b"-0",
        b"NaN",
        b"null",
        b"9" * 20,
        b"=?utf-8?b?",
        b"base64",
        b"Content-Type: ",
        b"charset=",
        b"boundary=",
    ),
    *(
        b". ",
        b"? ",
        b"Dr. ",
        b"No. 5 ",
        b"U.S. ",
        b"a.m. ",
        b"12:30",
        b"$1.5m ",
        b"(",
        b")",
        "“".encode(),
        "”".encode(),
    ),
)

DEAR = {"html", "feed", "mail", "pipeline", "stories", "whole", "command"}


def mutated(seed: bytes, chance: random.Random) -> bytes:
    """A seed after one to eight changes: bytes flipped, pieces put in, parts cut, doubled or exchanged."""
    data = bytearray(seed)
    for _ in range(chance.randint(1, 8)):
        start = chance.randint(0, len(data))
        end = min(len(data), start + chance.randint(0, 12))
        kind = chance.randrange(5)
        if kind == 0 and data:
            data[chance.randrange(len(data))] = chance.randrange(256)
        elif kind == 1:
            data[start:start] = chance.choice(PIECES) * chance.choice((1, 1, 1, 2, 9))
        elif kind == 2:
            del data[start:end]
        elif kind == 3:
            data[start:start] = data[start:end] * 2
        else:
            other = chance.choice(SEEDS)
            cut = chance.randint(0, len(other))
            data[start:end] = other[cut : cut + chance.randint(0, 40)]
    return bytes(data[:4_000])


def fuzz(name: str, runs: int, seed: int) -> tuple[int, int]:
    """(inputs tried, different failures found) of one target."""
    chance = random.Random(f"{name} {seed}")  # noqa: S311 - odd input, not a secret
    kinds: set[str] = set()
    for _ in range(runs):
        data = mutated(chance.choice(SEEDS), chance)
        try:
            attempt(name, data)
        except Exception as error:  # noqa: BLE001 - whatever gets through is what is looked for
            trace = error.__traceback__
            while trace and trace.tb_next:
                trace = trace.tb_next
            place = f"{type(error).__name__} in {trace.tb_frame.f_code.co_qualname if trace else '?'}"
            if place not in kinds:
                kinds.add(place)
                FOUND.mkdir(exist_ok=True)
                file = FOUND / f"{name.replace(' ', '-')}-{len(kinds)}"
                file.write_bytes(data)
                print(f"{name}: {place}: {str(error)[:200]} → {file}", flush=True)  # noqa: T201
    return runs, len(kinds)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--runs", type=int, default=20_000, help="inputs for each target; dear ones get a tenth")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--target", choices=list(TARGETS), action="append")
    parser.add_argument("--atheris", choices=list(TARGETS), metavar="TARGET")
    options = parser.parse_args(arguments)
    logging.disable(logging.CRITICAL)
    try:
        return _fuzz_all(options)
    finally:
        logging.disable(logging.NOTSET)


def _fuzz_all(options: argparse.Namespace) -> int:
    if options.atheris:
        import atheris

        atheris.Setup(sys.argv[:1], lambda data: attempt(options.atheris, data))
        atheris.Fuzz()
    total = failures = 0
    for name in options.target or TARGETS:
        start = time.process_time()
        runs, found = fuzz(name, options.runs // (10 if name in DEAR else 1), options.seed)
        total, failures = total + runs, failures + found
        print(f"{name}: {runs:,} inputs, {found} failures, {time.process_time() - start:.0f} CPU s", flush=True)  # noqa: T201
    print(f"{total:,} inputs, {failures} failures")  # noqa: T201
    return min(failures, 1)


if __name__ == "__main__":
    sys.exit(main())
