"""tantivy's BM25 alone, through its Python binding: each row a document; the best document decides."""

import tantivy

import shared


def train(labels, texts):
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text", tokenizer_name="grams")
    builder.add_unsigned_field("row", stored=True)
    index = tantivy.Index(builder.build())
    # Chinese has no spaces between words: characters and pairs of them, which serve English words about as well.
    grams = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.ngram(min_gram=1, max_gram=3)).filter(tantivy.Filter.lowercase()).build()
    index.register_tokenizer("grams", grams)
    writer = index.writer(num_threads=1)
    for row, text in enumerate(texts):
        writer.add_document(tantivy.Document(text=text, row=row))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def answer(text):
        terms = [tantivy.Query.term_query(index.schema, "text", term) for term in dict.fromkeys(grams.analyze(text))]
        query = tantivy.Query.boolean_query([(tantivy.Occur.Should, term) for term in terms])
        hits = searcher.search(query, limit=50).hits
        found = [(searcher.doc(address)["row"][0], score) for score, address in hits]
        return shared.best_three([labels[row] for row, _ in found], [score for _, score in found])

    return answer


shared.run(train)
