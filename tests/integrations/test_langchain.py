"""The compressor for LangChain, with the real library."""

import pytest

from summarizer import Article

pytest.importorskip("langchain_core", reason="the extra 'langchain' is not installed")
from langchain_core.documents import BaseDocumentCompressor, Document

from summarizer.integrations.langchain import SentenceCompressor


@pytest.fixture
def documents(story: tuple[Article, ...]) -> list[Document]:
    return [
        Document(page_content=one.text, metadata={"source": one.source, "page": number})
        for number, one in enumerate(story)
    ]


def test_sentences_keep_the_metadata_and_know_where_they_stand(documents: list[Document]) -> None:
    compressor: BaseDocumentCompressor = SentenceCompressor(max_words=60)
    found = compressor.compress_documents(documents, "Is there a ferry?")
    assert found
    assert sum(len(one.page_content.split()) for one in found) <= 60
    assert any("ferry" in one.page_content for one in found)
    for one in found:
        document = documents[one.metadata["document"]]
        assert document.page_content[one.metadata["start"] : one.metadata["end"]] == one.page_content
        assert document.metadata.items() <= one.metadata.items()
    assert all(one.metadata["sources"] >= 1 for one in found)


def test_what_matches_nothing_or_is_nothing_gives_nothing(documents: list[Document]) -> None:
    compressor = SentenceCompressor(max_words=60)
    assert compressor.compress_documents(documents, "penguins of Patagonia") == []
    assert compressor.compress_documents([], "ferry") == []
    assert compressor.compress_documents([Document(page_content=" ")], "ferry") == []


def test_without_a_query_it_is_a_summary(documents: list[Document]) -> None:
    assert SentenceCompressor(max_words=60).compress_documents(documents, "")


def test_a_budget_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="greater than or equal to 1"):
        SentenceCompressor(max_words=0)
