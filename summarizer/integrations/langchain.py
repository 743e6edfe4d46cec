"""For LangChain (extra `langchain`): a document compressor that keeps whole sentences, each with the place it stands in."""

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
    """The sentences of the retrieved documents that answer the query best and say each thing once.

    Attributes:
        max_words: The budget for all documents together, never exceeded.
        embedder: As `summarize`'s.
    """

    max_words: int = Field(default=200, ge=1)
    embedder: str = "minilm"

    def compress_documents(
        self, documents: Sequence[Document], query: str, callbacks: Callbacks | None = None
    ) -> list[Document]:
        """A document for each chosen sentence, in reading order; none where nothing matches the query.

        Its metadata is that of the document it stands in, with `start` and `end` (`page_content[start:end]` of that
        document is the sentence), `document` (its number among those given), `sources` (independent ones that say the
        same) and `salience`.

        Raises:
            InputError: If the documents have no sentence that could be chosen.
        """
        _ = callbacks  # nothing that takes long enough to be watched
        articles = [
            Article(str(number), document.page_content, source=str(document.metadata.get("source") or ""))
            for number, document in enumerate(documents)
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
