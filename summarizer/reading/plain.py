"""Text and Markdown files, with or without YAML front matter."""

import re
from collections.abc import Iterator

from summarizer.errors import InputError
from summarizer.models import Article
from summarizer.reading.dates import parse_date

_RULE = re.compile(r"^-{3,}[ \t\r]*$", re.MULTILINE)
# The parser takes time in the square of the depth; front matter is rarely nested more than three deep.
_MOST_NESTED = 100
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


def read_plain(text: str, *, identity: str, name: str) -> Article:
    """The article in a text file; `title, source, published, url` come from its front matter.

    Args:
        text: The file's text.
        identity: The article's id.
        name: What messages call the file.

    Raises:
        InputError: If the front matter is not valid YAML or nested too deeply, or one of the four is a list or a mapping.
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
        raise InputError(f"{name!r}: the front matter is not valid YAML{line}: mend it, or quote its values") from error
    for key in ("title", "source", "url", "published"):
        if found.get(key, "") is None:
            raise InputError(f"{name!r}: {key!r} in the front matter must be one text, not a list: quote its value")
    dated = parse_date(found.get("published"), name=name)
    return Article(
        id=identity,
        # Two rules with text between them are no front matter.
        text=body.strip() if found else text,
        published=dated.moment,
        date_doubt=dated.doubt,
        **{key: found.get(key) or "" for key in ("title", "source", "url")},
    )


def _entries(front: str, name: str) -> Iterator[tuple[str, str | None]]:
    """(key, value) of the front matter's outer mapping, as they are written; None for a value that is not one text.

    Read as a stream of events: no value is ever built, so that no tag makes an object, no alias is expanded, and
    no depth of nesting exhausts the stack.

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
                yield key, "" if is_plain and text in _NOTHING else text
            is_key = not is_key
        elif depth == 0 and isinstance(event, yaml.NodeEvent) and not isinstance(event, yaml.MappingStartEvent):
            return
        depth += isinstance(event, yaml.CollectionStartEvent)
        if depth > _MOST_NESTED:
            raise InputError(f"{name!r}: the front matter is nested more than {_MOST_NESTED} deep: quote its values")
