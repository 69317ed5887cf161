package dev.attest.retrieval.lucene;

import static java.util.stream.Collectors.toCollection;

import dev.attest.documents.ChunkId;
import dev.attest.documents.Span;
import dev.attest.retrieval.AppliedSequences;
import dev.attest.retrieval.Hit;
import dev.attest.retrieval.IndexChanges;
import dev.attest.retrieval.IndexedChunk;
import dev.attest.retrieval.KeywordIndex;
import dev.attest.retrieval.Scope;
import dev.attest.retrieval.Tally;
import dev.attest.retrieval.WordWeight;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import reactor.core.publisher.Mono;

/**
 * BM25 over English words: stemmed, without stop words. A question is a bag of words, never a query language; of a very
 * long one the first {@value #MOST_TERMS} distinct words count.
 *
 * <p>A word's weight for coverage is the inverse document frequency of BM25 (Robertson and Zaragoza, 2009, as in Lucene's
 * {@code BM25Similarity}), ln(1 + (N − n + 0.5) / (n + 0.5)), where N chunks are indexed and n of them hold the word; so
 * a word that no chunk holds weighs most, and words that only ask (when, how, do, my) weigh nothing. Both count every collection, and chunks that were deleted a short while ago.
 */
final class LuceneKeywordIndex implements KeywordIndex {

    /** Far below Lucene's limit of 1024 clauses, far above any question. */
    private static final int MOST_TERMS = 256;

    private static final String TEXT = "text";

    /**
     * Words of questions rather than of answers: a passage that lacks them lacks nothing. Beside Lucene's stop words, and a list
     * of its own, as the answerability model has learnt with it.
     */
    private static final List<String> QUESTION_WORDS = List.of(
            ("what when where who whom whose which why how do does did done can could should would shall may might must"
                            + " i me my mine we us our you your he him his she her its them am were been being have has had"
                            + " having about from than so there please tell")
                    .split(" "));

    private final LuceneStore store;
    private final Analyzer analyzer;
    private final LuceneChunkFilter filter;
    private final Analyzer contentWords = new EnglishAnalyzer(functionWords());

    LuceneKeywordIndex(LuceneStore store, Analyzer analyzer) {
        this.store = store;
        this.analyzer = analyzer;
        this.filter = new LuceneChunkFilter(store);
    }

    private static CharArraySet functionWords() {
        var words = new CharArraySet(EnglishAnalyzer.getDefaultStopSet(), true);
        words.addAll(QUESTION_WORDS);
        return words;
    }

    @Override
    public Mono<List<Hit>> search(String question, Scope scope, int limit) {
        return store.read(searcher -> {
            var words = new BooleanQuery.Builder().setMinimumNumberShouldMatch(1);
            for (String term : terms(analyzer, question, MOST_TERMS)) {
                words.add(new TermQuery(new Term(TEXT, term)), BooleanClause.Occur.SHOULD);
            }
            var query = words.add(Leg.KEYWORD.filter(scope), BooleanClause.Occur.FILTER)
                    .build();
            return LuceneStore.best(searcher, query, limit);
        });
    }

    @Override
    public Mono<List<Double>> coverage(String question, List<String> texts) {
        return store.read(searcher -> {
            Map<String, Double> weights = weights(searcher, terms(contentWords, question, MOST_TERMS));
            List<Double> shares = new ArrayList<>(texts.size());
            for (String text : texts) {
                shares.add(share(weights, terms(analyzer, text, Integer.MAX_VALUE)));
            }
            return shares;
        });
    }

    @Override
    public Mono<List<WordWeight>> weights(String question) {
        return store.read(searcher -> {
            List<Word> words = words(question);
            Set<String> terms = words.stream().map(Word::term).collect(toCollection(LinkedHashSet::new));
            Map<String, Double> weights = weights(searcher, terms);
            return words.stream()
                    .map(word -> new WordWeight(word.span(), Objects.requireNonNull(weights.get(word.term()))))
                    .toList();
        });
    }

    /** A word of a question, and the term it is found by. */
    private record Word(Span span, String term) {}

    private List<Word> words(String question) throws IOException {
        List<Word> words = new ArrayList<>();
        try (TokenStream tokens = contentWords.tokenStream(TEXT, question)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = tokens.addAttribute(OffsetAttribute.class);
            tokens.reset();
            while (words.size() < MOST_TERMS && tokens.incrementToken()) {
                words.add(new Word(new Span(offset.startOffset(), offset.endOffset()), term.toString()));
            }
        }
        return words;
    }

    @Override
    public Mono<Tally> tally(Scope scope) {
        return filter.tally(scope);
    }

    @Override
    public Mono<List<ChunkId>> all(Scope scope) {
        return filter.all(scope);
    }

    @Override
    public Mono<Set<ChunkId>> among(Collection<ChunkId> chunks, Scope scope) {
        return filter.among(chunks, scope);
    }

    @Override
    public Mono<List<Hit>> scan(float[] question, Scope scope, int limit) {
        return filter.scan(question, scope, limit);
    }

    @Override
    public Mono<Void> apply(IndexChanges changes) {
        return store.apply(Leg.KEYWORD, changes, LuceneKeywordIndex::addText);
    }

    @Override
    public Mono<Void> drop(long collectionId) {
        return store.drop(Leg.KEYWORD, collectionId);
    }

    @Override
    public Mono<AppliedSequences> applied() {
        return store.applied(Leg.KEYWORD);
    }

    private static void addText(Document document, IndexedChunk chunk) {
        document.add(new TextField(TEXT, chunk.text(), Field.Store.NO));
        chunk.multiVector().ifPresent(vector -> LuceneMultiVectors.add(document, vector));
    }

    private static Map<String, Double> weights(IndexSearcher searcher, Set<String> terms) throws IOException {
        CollectionStatistics statistics = searcher.collectionStatistics(TEXT);
        long chunks = statistics == null ? 0 : statistics.docCount();
        Map<String, Double> weights = new LinkedHashMap<>();
        for (String term : terms) {
            long holding = searcher.getIndexReader().docFreq(new Term(TEXT, term));
            weights.put(term, Math.log1p((chunks - holding + 0.5) / (holding + 0.5)));
        }
        return weights;
    }

    private static double share(Map<String, Double> weights, Set<String> held) {
        double total = 0;
        double found = 0;
        for (var weight : weights.entrySet()) {
            total += weight.getValue();
            found += held.contains(weight.getKey()) ? weight.getValue() : 0;
        }
        return total == 0 ? 0 : found / total;
    }

    private static Set<String> terms(Analyzer analyzer, String text, int most) throws IOException {
        Set<String> terms = new LinkedHashSet<>();
        try (TokenStream tokens = analyzer.tokenStream(TEXT, text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (terms.size() < most && tokens.incrementToken()) {
                terms.add(term.toString());
            }
            // Not end(): it wants a stream that was read to its end, and we need no final offset.
        }
        return terms;
    }
}
