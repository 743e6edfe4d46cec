"""Reader of text and Markdown files, with or without YAML front matter."""

import re
from collections.abc import Iterator

from summarizer.errors import InputError
from summarizer.models import Article
from summarizer.reading.dates import parse_date

_RULE = re.compile(r"^-{3,}[ \t\r]*$", re.MULTILINE)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
# The parser takes time quadratic in the depth; front matter is rarely nested more than three deep.
_MAX_DEPTH = 100


def read_plain(text: str, *, identity: str, name: str) -> Article:
    """Read the article in a text file; `title`, `source`, `published` and `url` come from its front matter.

    A value is the text as it is written, never what YAML would make of it: `source: No` is the outlet "No".

    Raises:
        InputError: If the front matter is not valid YAML or nested too deeply, or one of these values is a list or a mapping.
    """
    if not _RULE.match(text):
        return Article(id=identity, text=text)
    import yaml  # 15 ms: only for front matter

    _, front, body = [*_RULE.split(text, 2), "", ""][:3]
    try:
        found = dict(_entries(front, name)) if front else {}
    except (yaml.YAMLError, UnicodeEncodeError) as error:  # the latter for a lone surrogate
        mark = getattr(error, "problem_mark", None)
        line = f" in line {mark.line + 1}" if mark else ""
        raise InputError(
            f"{name!r}: the front matter is not valid YAML{line}: correct it, or quote its values"
        ) from error
    for key in ("title", "source", "url", "published"):
        if found.get(key, "") is None:
            raise InputError(f"{name!r}: {key!r} in the front matter must be one text, not a list: quote its value")
    published, doubt = parse_date(found.get("published"), name=name)
    return Article(
        id=identity,
        # Two rules with other text between them are part of the article.
        text=body.strip() if found else text,
        published=published,
        date_doubt=doubt,
        **{key: found.get(key) or "" for key in ("title", "source", "url")},
    )


def _entries(front: str, name: str) -> Iterator[tuple[str, str | None]]:
    """Yield (key, value) of the front matter's outer mapping as they are written; None for a list, a mapping or an alias.

    YAML is read as a stream of events and no value is built: no tag creates an object, no alias is expanded, and deep nesting
    does not exhaust the stack.

    Raises:
        InputError: If it is nested too deeply.
    """
    import yaml

    depth, key, is_key = 0, "", True
    for event in yaml.parse(front, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        if isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
            continue
        if depth == 1 and isinstance(event, yaml.NodeEvent):
            text = event.value if isinstance(event, yaml.ScalarEvent) else None
            if is_key:
                key = text or ""
            else:
                is_plain = isinstance(event, yaml.ScalarEvent) and not event.style
                yield key, "" if is_plain and text in _NULLS else text
            is_key = not is_key
        elif depth == 0 and isinstance(event, yaml.NodeEvent) and not isinstance(event, yaml.MappingStartEvent):
            return
        depth += isinstance(event, yaml.CollectionStartEvent)
        if depth > _MAX_DEPTH:
            raise InputError(f"{name!r}: the front matter is nested more than {_MAX_DEPTH} deep: quote its values")
