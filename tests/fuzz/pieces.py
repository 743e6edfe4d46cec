"""What odd input grows from: small files of every format, and the pieces that are put into them."""

from pathlib import Path

_OWN_SEEDS = Path(__file__).with_name("seeds")
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


def seeds_of(target: str) -> tuple[bytes, ...]:
    """What a target's input grows from: the files in its folder of `seeds`, else `SEEDS`.

    A mail grown from what is none is refused at its first line, so that little of the reader would be reached.
    """
    folder = _OWN_SEEDS / target
    return tuple(file.read_bytes() for file in sorted(folder.iterdir())) if folder.is_dir() else SEEDS
