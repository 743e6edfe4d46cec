"""Text and Markdown files, with or without YAML front matter."""

import frontmatter
import yaml

from summarizer.errors import InputError
from summarizer.models import Article
from summarizer.reading.dates import parse_date


def read_plain(text: str, *, identity: str, name: str) -> Article:
    """The article in a text file; `title, source, published, url` come from its front matter.

    Args:
        text: The file's text.
        identity: The article's id.
        name: What messages call the file.

    Raises:
        InputError: If the front matter is not valid YAML.
    """
    try:
        post = frontmatter.loads(text) if text.startswith("---") else frontmatter.Post(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f" in line {mark.line + 1}" if mark else ""
        raise InputError(f"{name!r}: the front matter is not valid YAML{line}: mend it, or quote its values") from error
    if not post.metadata:
        # Two rules with text between them are no front matter.
        post.content = text
    fields = {key: str(post.get(key) or "") for key in ("title", "source", "url")}
    dated = parse_date(post.get("published"), name=name)
    return Article(id=identity, text=post.content, published=dated.moment, date_doubt=dated.doubt, **fields)
