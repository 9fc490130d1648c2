"""Four engines behind one face: index tokens, then give the best five for the tokens of a query."""

import math
from collections.abc import Callable, Iterable
from importlib.util import find_spec

import tantivy
from rank_bm25 import BM25Okapi
from synthetic_corpus import Tokens

from bot.retrieval.index import Bm25Index

TOP = 5
"""How many passages a query asks for."""

TANTIVY_HEAP_BYTES = 1_000_000_000
"""Enough for 100,000 passages in one segment, which is the fastest to search."""

Search = Callable[[Tokens], object]
Build = Callable[[Iterable[Tokens]], Search]


class PlainBm25(BM25Okapi):
    """`rank_bm25` as it comes, but for the idf that is never negative."""

    def _calc_idf(self, nd: dict[str, int]) -> None:
        for term, n in nd.items():
            self.idf[term] = math.log(1 + (self.corpus_size - n + 0.5) / (n + 0.5))


def plain(corpus: Iterable[Tokens]) -> Search:
    """`rank_bm25`, by its own `get_top_n`: `get_scores`, and a sort."""
    index = PlainBm25(corpus)
    numbers = range(index.corpus_size)
    return lambda tokens: index.get_top_n(tokens, numbers, n=TOP)


def ours(corpus: Iterable[Tokens]) -> Search:
    """`Bm25Index`, every term with weight 1."""
    index = Bm25Index.build(corpus)
    return lambda tokens: index.top([(token, 1.0) for token in tokens], TOP)


def bm25s_numba(corpus: Iterable[Tokens]) -> Search:
    """`bm25s` with compiled code, in one thread."""
    import bm25s  # noqa: PLC0415  # it needs numba, which may be missing

    index = bm25s.BM25(method="lucene", k1=1.5, b=0.75, backend="numba")
    index.index(list(corpus), show_progress=False)
    return lambda tokens: index.retrieve([tokens], k=TOP, show_progress=False)


def in_tantivy(corpus: Iterable[Tokens]) -> Search:
    """`tantivy` in memory: one thread, one segment, no positions, and no count of all matches."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text", tokenizer_name="spaces", index_option="freq")
    schema = builder.build()
    index = tantivy.Index(schema)
    spaces = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer("spaces", spaces)
    writer = index.writer(heap_size=TANTIVY_HEAP_BYTES, num_threads=1)
    for tokens in corpus:
        writer.add_document(tantivy.Document(text=" ".join(tokens)))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return _tantivy_search(schema, index.searcher())


def _tantivy_search(schema: tantivy.Schema, searcher: tantivy.Searcher) -> Search:
    def search(tokens: Tokens) -> object:
        terms = [tantivy.Query.term_query(schema, "text", token, "freq") for token in tokens]
        query = tantivy.Query.boolean_query([(tantivy.Occur.Should, term) for term in terms])
        return searcher.search(query, TOP, count=False).hits

    return search


def available() -> dict[str, Build]:
    """The engines that can run here, by name; `bm25s` only where numba is installed."""
    engines = {"rank_bm25": plain, "ours": ours, "tantivy": in_tantivy}
    if find_spec("bm25s") and find_spec("numba"):
        engines["bm25s (numba)"] = bm25s_numba
    return engines
