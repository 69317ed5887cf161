package dev.attest.bench.finding;

import dev.attest.bench.Counting;
import dev.attest.bench.finding.RetrievalSet.SourcePassage;
import dev.attest.bench.finding.Units.Unit;
import dev.attest.bench.finding.langchain4j.PlainStack;
import dev.attest.bench.measure.Scoreboard;
import dev.attest.retrieval.Passage;
import dev.attest.retrieval.Reranking;
import dev.attest.retrieval.onnx.OnnxEncoder;
import dev.attest.statistics.Bootstrap;
import dev.attest.statistics.Estimate;
import dev.attest.statistics.Quantile;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how well passages are found: by words alone, by vectors alone, by plain langchain4j, by the product. */
@Command(
        name = "retrieval",
        mixinStandardHelpOptions = true,
        description = {
            "Asks every question, and looks where its passages come: by BM25 alone (bm25), by vectors alone (dense),",
            "by langchain4j's embedding model and in-memory store (langchain4j), and by what ships (product)."
        })
public final class BenchRetrieval implements Callable<Integer> {

    private static final int RANKS = 10;
    private static final String ALL = "all";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOptions data = new DataOptions();

    @Option(names = "--json", description = "Print one JSON object a line; the tables go to the error stream.")
    private boolean json;

    @Option(
            names = "--cross-validate",
            description =
                    "Also choose the weights by which the best candidates are ranked again, in five folds by document,"
                            + " and show how they rank questions about documents they were not chosen on (product-cv). The weights"
                            + " by which candidates are found stay as they are.")
    private boolean crossValidate;

    @Override
    public Integer call() throws IOException {
        RetrievalSet set = data.read();
        var scoreboard = new Scoreboard(List.of(Rankings.NDCG, "recall@1"));
        try (OnnxEncoder encoder = OnnxEncoder.open()) {
            peers(set, encoder).forEach(peer -> peer.addTo(scoreboard, set));
            try (IngestedPassages product = IngestedPassages.of(set.passages(), encoder)) {
                addProduct(scoreboard, set, product);
                scoreboard.addMean("macro", name -> true);
                addLatency(scoreboard, set, product);
            }
        }
        scoreboard.note(
                "bm25, dense and langchain4j search whole passages; product cuts them into chunks, as it does documents.");
        scoreboard.note("macro: mean over the sets. p50_ms, p99_ms: question to " + RANKS
                + " passages, one question at a time, after all were asked once.");
        scoreboard.print(json, spec.commandLine());
        return 0;
    }

    private static List<Rankings> peers(RetrievalSet set, OnnxEncoder encoder) {
        List<String> ids = set.passages().stream().map(SourcePassage::id).toList();
        List<String> texts = set.passages().stream().map(SourcePassage::text).toList();
        try (Units passages = whole(set)) {
            Units.Search words = passages.words();
            Units.Search vectors = passages.vectors(encoder);
            var plain = new PlainStack(ids, texts);
            return List.of(
                    Rankings.of("bm25", set, question -> found(words.search(question, RANKS))),
                    Rankings.of("dense", set, question -> found(vectors.search(question, RANKS))),
                    Rankings.of("langchain4j", set, question -> plain.search(question, RANKS)));
        }
    }

    /** Every passage as one unit. */
    static Units whole(RetrievalSet set) {
        return new Units(set.passages().stream()
                .map(passage -> new Unit(passage.id(), passage.text()))
                .toList());
    }

    private static List<String> found(List<Found> found) {
        return found.stream().map(Found::passage).toList();
    }

    /** All that is compared closely, so that ten different passages are among it even where several chunks of one come first. */
    private void addProduct(Scoreboard scoreboard, RetrievalSet set, IngestedPassages product) {
        var counting =
                new Counting("asked " + Scoreboard.PRODUCT, set.questions().size());
        List<List<Passage>> found = set.questions().stream()
                .map(question -> product.retrieve(question.question(), Reranking.DEPTH))
                .peek(passages -> counting.step())
                .toList();
        Rankings.of(
                        Scoreboard.PRODUCT,
                        set,
                        found.stream().map(BenchRetrieval::ids).toList())
                .addTo(scoreboard, set);
        if (crossValidate) {
            RerankingFolds.add(scoreboard, set, RerankedQuestion.all(set, found));
        }
    }

    static List<String> ids(List<Passage> passages) {
        return passages.stream().map(passage -> passage.source().sourceKey()).toList();
    }

    private static void addLatency(Scoreboard scoreboard, RetrievalSet set, IngestedPassages product) {
        double[] ms = set.questions().stream()
                .mapToDouble(question -> {
                    long began = System.nanoTime();
                    product.retrieve(question.question(), RANKS);
                    return (System.nanoTime() - began) / 1e6;
                })
                .toArray();
        var bootstrap = Bootstrap.overItems(ALL, ms.length);
        scoreboard.add(Scoreboard.PRODUCT, ALL, "p50_ms", quantile(bootstrap, ms, 0.5));
        scoreboard.add(Scoreboard.PRODUCT, ALL, "p99_ms", quantile(bootstrap, ms, 0.99));
    }

    private static Estimate quantile(Bootstrap bootstrap, double[] values, double share) {
        return bootstrap.of(items -> Quantile.of(share, Bootstrap.drawn(values, items)));
    }
}
