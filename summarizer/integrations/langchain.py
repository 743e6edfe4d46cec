"""Document compressor for LangChain (extra `langchain`) that keeps whole sentences with their positions."""

from collections.abc import Sequence

from summarizer.api import summarize
from summarizer.errors import install_hint
from summarizer.models import Article

try:
    from langchain_core.callbacks import Callbacks
    from langchain_core.documents import BaseDocumentCompressor, Document
    from pydantic import Field
except ImportError as error:
    raise ImportError(f"this module needs langchain-core: {install_hint('langchain-core')}") from error


class SentenceCompressor(BaseDocumentCompressor):
    """A compressor that keeps the sentences of retrieved documents that answer the query best, without repetitions.

    Attributes:
        max_words: Budget in words for all documents together.
        embedder: Name of the embedder, as for `summarize`.
    """

    max_words: int = Field(default=200, ge=1)
    embedder: str = "minilm"

    def compress_documents(
        self, documents: Sequence[Document], query: str, callbacks: Callbacks | None = None
    ) -> list[Document]:
        """Return one document for each chosen sentence, in reading order; none if nothing matches the query.

        Its metadata is that of the original document, with `document` (the index of that document), `start` and `end` (the
        sentence is its `page_content[start:end]`), `sources` (number of independent sources that say the same) and
        `salience`.

        Raises:
            InputError: If no sentence of the documents can be quoted.
        """
        _ = callbacks  # required by the interface
        articles = [
            Article(str(index), document.page_content, source=str(document.metadata.get("source") or ""))
            for index, document in enumerate(documents)
        ]
        if not any(article.text.strip() for article in articles):
            return []
        summary = summarize(articles, max_words=self.max_words, query=query.strip() or None, embedder=self.embedder)
        return [
            Document(
                page_content=cited.sentence.text,
                metadata={
                    **documents[int(cited.sentence.article.id)].metadata,
                    "document": int(cited.sentence.article.id),
                    "start": cited.sentence.start,
                    "end": cited.sentence.end,
                    "sources": cited.sources,
                    "salience": cited.salience,
                },
            )
            for cited in summary.sentences
        ]
