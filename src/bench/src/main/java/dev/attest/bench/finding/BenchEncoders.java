package dev.attest.bench.finding;

import dev.attest.bench.PeakMemory;
import dev.attest.bench.UnusableData;
import dev.attest.bench.finding.RetrievalSet.AskedQuestion;
import dev.attest.bench.finding.RetrievalSet.SourcePassage;
import dev.attest.bench.finding.langchain4j.InProcessEncoders;
import dev.attest.bench.measure.Scoreboard;
import dev.attest.retrieval.onnx.OnnxEncoder;
import dev.attest.statistics.Bootstrap;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures encoders that could ship, by what they find and what they cost. */
@Command(
        name = "encoders",
        mixinStandardHelpOptions = true,
        description = {
            "Finds passages by the vectors of several encoders alone, comparing every passage, and times each encoder on",
            "one text at a time. The shipped encoder (product) runs a text on one thread, the others on as many as there",
            "are cores: compare processor time."
        })
public final class BenchEncoders implements Callable<Integer> {

    private static final int RANKS = 10;
    private static final String ALL = "all";
    private static final double MEGABYTE = 1e6;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOptions data = new DataOptions();

    @Option(names = "--json", description = "Print one JSON object a line; the tables go to the error stream.")
    private boolean json;

    @Option(
            names = "--encoders",
            split = ",",
            paramLabel = "NAME",
            description =
                    "Measure only these, e.g. product,e5-small-v2-q. One alone also shows how much memory the whole"
                            + " process took at most.")
    private List<String> only = List.of();

    private final Scoreboard scoreboard = new Scoreboard(List.of(Rankings.NDCG));

    @Override
    public Integer call() throws IOException {
        RetrievalSet set = data.read();
        check();
        InProcessEncoders.all().forEach((name, candidate) -> {
            if (chosen(name)) {
                measure(set, candidate.get());
            }
        });
        if (chosen(Scoreboard.PRODUCT)) {
            try (OnnxEncoder encoder = OnnxEncoder.open()) {
                measure(set, shipped(encoder));
                scoreboard.note("product: " + encoder.name() + " in our own session, a text on one thread.");
            }
        }
        if (only.size() == 1) {
            PeakMemory.ownMegabytes().ifPresent(peak -> add(only.get(0), "peak_rss_mb", peak));
        }
        addTokens(set);
        scoreboard.addMean("macro", name -> !name.equals(ALL));
        scoreboard.note("tokens: these models cut words alike, but all-minilm-l6-v2-q reads only the first 128.");
        scoreboard.print(json, spec.commandLine());
        return 0;
    }

    private void check() {
        Set<String> known = new LinkedHashSet<>(InProcessEncoders.all().keySet());
        known.add(Scoreboard.PRODUCT);
        if (!known.containsAll(only)) {
            throw new UnusableData("--encoders " + String.join(",", only) + " names one there is not; there are "
                    + String.join(", ", known) + ".");
        }
    }

    private boolean chosen(String name) {
        return only.isEmpty() || only.contains(name);
    }

    private static CandidateEncoder shipped(OnnxEncoder encoder) {
        return new CandidateEncoder(
                Scoreboard.PRODUCT,
                InProcessEncoders.bytes(encoder.name().replaceFirst("/.*", "")),
                text -> encoder.passages(List.of(text))
                        .blockOptional()
                        .orElseThrow()
                        .get(0),
                text -> encoder.question(text).blockOptional().orElseThrow());
    }

    private void measure(RetrievalSet set, CandidateEncoder candidate) {
        List<String> ids = set.passages().stream().map(SourcePassage::id).toList();
        List<String> texts = set.passages().stream().map(SourcePassage::text).toList();
        TimedTexts passages = TimedTexts.of(candidate.name(), texts, candidate.passage());
        List<String> asked =
                set.questions().stream().map(AskedQuestion::question).toList();
        TimedTexts questions = TimedTexts.of(candidate.name(), asked, candidate.question());
        var nearest = new NearestVectors(ids, passages.vectors());
        Iterator<float[]> vectors = questions.vectors().iterator();
        Rankings.of(candidate.name(), set, question -> nearest.search(vectors.next(), RANKS))
                .addTo(scoreboard, set, Rankings.NDCG);
        passages.addTo(scoreboard, candidate.name(), "passage");
        questions.addTo(scoreboard, candidate.name(), "question");
        add(candidate.name(), "model_mb", candidate.modelBytes() / MEGABYTE);
    }

    /** Counted once, so without an interval to speak of. */
    private void add(String system, String measure, double value) {
        scoreboard.add(system, ALL, measure, Bootstrap.overItems(ALL, 1).mean(new double[] {value}));
    }

    private void addTokens(RetrievalSet set) {
        try (OnnxEncoder encoder = OnnxEncoder.open()) {
            double[] tokens = set.passages().stream()
                    .mapToDouble(passage -> encoder.count(passage.text()))
                    .toArray();
            scoreboard.add(
                    "tokens",
                    ALL,
                    "tokens_per_passage",
                    Bootstrap.overItems(ALL, tokens.length).mean(tokens));
        }
    }
}
