"""PDF files: their text in sentences again, and every kind of file that has none."""

import shlex
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from fpdf import FPDF
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import InputError
from summarizer.reading import read_articles
from summarizer.reading.pdf import read_pdf

TEXT = """\
The harbour bridge at Wexmouth was inspected on three days in March, after a diver had found a crack of 41 centimetres.
It was closed on Monday. About 19,000 vehicles cross it on a working day; they are led over the old toll road,\
 which adds roughly 14 kilometres to the way into town. Ferries run every 20 minutes.
Repairs are to cost 2.3 million crowns, the county's chief engineer said, and will take six weeks if the weather\
 holds. The council meets again on Thursday."""


class Review(FPDF):
    def header(self) -> None:
        self.set_font("Times", size=9)
        self.cell(0, 8, "County Engineering Review, no. 12", align="C", new_x="LMARGIN", new_y="NEXT")

    def footer(self) -> None:
        self.set_y(-15)
        self.cell(0, 8, str(self.page_no()), align="C")


def pdf(*, title: str = "", lock: str = "") -> bytes:
    document = Review(format=(120, 70))
    document.set_title(title)
    if lock:
        document.set_encryption(lock, lock)
    document.add_page()
    document.set_font("Times", size=11)
    for paragraph in TEXT.splitlines():
        document.multi_cell(0, 6, paragraph, align="L", new_x="LMARGIN", new_y="NEXT")
    return bytes(document.output())


def without_text() -> bytes:
    document = FPDF()
    document.add_page()
    document.rect(10, 10, 20, 20)
    return bytes(document.output())


@pytest.mark.parametrize("name", ["review.pdf", "review.txt", "review"])
def test_sentences_are_whole_over_lines_and_pages_without_running_heads(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(pdf(title="A crack below the water line"))
    [article] = read_articles([str(tmp_path / name)])
    assert (article.id, article.title) == ("review", "A crack below the water line")
    # Whether a full line was the paragraph's last cannot be seen; that a sentence is over can.
    assert article.text.replace("\n", " ") == TEXT.replace("\n", " ")
    assert all(line.endswith(".") for line in article.text.split("\n"))
    assert article.published is None


@pytest.mark.parametrize("title", ["Microsoft Word - bridge.docx", "bridge_final.indd", "untitled", ""])
def test_a_title_that_is_the_name_of_a_file_is_none(title: str) -> None:
    assert read_pdf(pdf(title=title), identity="a", name="a.pdf").title == ""


def test_a_pdf_without_a_text_layer_is_refused_with_the_way_out() -> None:
    with pytest.raises(InputError, match=r"'a\.pdf' is a PDF file without a text layer: run OCR"):
        read_pdf(without_text(), identity="a", name="a.pdf")


def test_an_encrypted_pdf_is_refused_with_the_way_out() -> None:
    with pytest.raises(InputError, match=r"'a\.pdf' is an encrypted PDF file: save a copy without a password"):
        read_pdf(pdf(lock="secret"), identity="a", name="a.pdf")


@pytest.mark.slow
def test_a_pdf_of_many_pages_is_refused_with_the_way_out() -> None:
    document = FPDF()
    for _ in range(501):
        document.add_page()
    with pytest.raises(InputError, match=r"'a\.pdf' has 501 pages, more than 500: save the pages of the article"):
        read_pdf(bytes(document.output()), identity="a", name="a.pdf")


def test_without_pypdf_the_message_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf())
    program = (
        "import sys; sys.modules['pypdf'] = None\n"
        "from summarizer.errors import InputError; from summarizer.reading import read_articles\n"
        "try: read_articles(sys.argv[1:])\n"
        "except InputError as error: print(error)"
    )
    result = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "a.pdf")], capture_output=True, text=True, check=True
    )
    hint = f"{shlex.quote(sys.executable)} -m pip install pypdf"
    assert result.stdout.endswith(f"a.pdf' is a PDF file, which needs pypdf: {hint}\n")


@pytest.mark.slow
@given(st.data())
def test_whatever_is_wrong_with_a_pdf_it_is_read_or_refused(data: st.DataObject) -> None:
    whole = bytearray(pdf())
    for _ in range(data.draw(st.integers(1, 20))):
        place = data.draw(st.integers(0, len(whole) - 1))
        whole[place : place + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=10))
        whole = whole or bytearray(b"%PDF-")
    with suppress(InputError):
        assert read_pdf(bytes(whole), identity="a", name="a.pdf").text.strip()


@given(st.binary(max_size=300))
def test_bytes_that_only_begin_like_a_pdf_are_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^'a\.pdf' is a (damaged )?PDF file"):
        read_pdf(b"%PDF-1.7\n" + data, identity="a", name="a.pdf")
