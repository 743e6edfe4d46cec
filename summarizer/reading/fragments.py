"""A piece of HTML without a page around it, as feeds and mails carry it → its whole text."""

from summarizer.reading.markup import parse_html

_SILENT = ("script", "style", "noscript", "template", "svg", "math", "iframe", "object", "select", "head", "title")
_BLOCKS = frozenset(
    "address article aside blockquote br center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4"
    " h5 h6 header hr li main nav ol p pre section summary table td th tr ul".split()
)
# Mails begin with a line for the list of mails alone.
_HIDDEN = "//body//*[@hidden or contains(translate(@style, ' DISPLAYNO', 'displayno'), 'display:none')]"


def fragment_text(markup: str, *, name: str) -> str:
    """The text of all visible elements, a line for each block; empty if there is none.

    Nothing is taken for boilerplate here: what a feed or a sender sends is meant to be read.

    Raises:
        InputError: If it is too large, or nested too deeply.
    """
    if not markup.strip():
        return ""
    from lxml import etree

    root = parse_html(f"<div>{markup}</div>", name=name)
    etree.strip_elements(root, *_SILENT, with_tail=False)
    for element in root.xpath(_HIDDEN):
        element.drop_tree()
    pieces: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if element.tag in _BLOCKS:
            pieces.append("\n")
        pieces.append((element.text if event == "start" else element.tail) or "")
    lines = (" ".join(line.split()) for line in "".join(pieces).splitlines())
    return "\n".join(line for line in lines if line)
