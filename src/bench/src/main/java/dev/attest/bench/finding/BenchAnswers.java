package dev.attest.bench.finding;

import static java.util.stream.Collectors.toSet;

import dev.attest.answering.Statement;
import dev.attest.answering.extractive.ExtractiveAnswerModel;
import dev.attest.bench.CrossValidation;
import dev.attest.bench.finding.RetrievalSet.SourcePassage;
import dev.attest.bench.finding.Units.Unit;
import dev.attest.bench.measure.Scoreboard;
import dev.attest.documents.Sentences;
import dev.attest.retrieval.onnx.OnnxEncoder;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the best sentences, and how well it is told that there is no answer. */
@Command(
        name = "answers",
        mixinStandardHelpOptions = true,
        description = {
            "Asks every question: does its best sentence contain the answer, and is it told from the same question when",
            "its passages, or their whole documents, are taken away? By what ships (product), and by the best score of",
            "BM25 (bm25) or of a vector (dense) alone."
        })
public final class BenchAnswers implements Callable<Integer> {

    private static final int TOP_K = 8;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOptions data = new DataOptions();

    @Option(names = "--json", description = "Print one JSON object a line; the tables go to the error stream.")
    private boolean json;

    @Option(
            names = "--cross-validate",
            description = "Also fit the answerability model again, in five folds by document, and show how it does on"
                    + " documents it has not seen (product-cv).")
    private boolean crossValidate;

    private final Scoreboard scoreboard =
            new Scoreboard(List.of(SentenceHits.FIRST, Abstention.AUROC_PASSAGE, Abstention.AUROC_DOCUMENT));

    @Override
    public Integer call() throws IOException {
        RetrievalSet set = data.read();
        try (OnnxEncoder encoder = OnnxEncoder.open()) {
            addPeers(set, encoder);
            try (IngestedPassages product = IngestedPassages.of(set.passages(), encoder)) {
                addProduct(set, encoder, product);
            }
        }
        scoreboard.addMean("macro", name -> true);
        scoreboard.note("macro: mean over the sets for which a measure is defined. A set whose questions have unmarked"
                + " answers in other passages, as Cranfield's do, cannot tell a good refusal from a bad one.");
        scoreboard.note("caught@5pct: share of the questions without their passages that are refused where 5 % of the"
                + " same questions with them are. f1: of refusing, at the shipped threshold; bm25 and dense ship none and"
                + " take the one that refuses 5 % in this set, which favours them.");
        scoreboard.print(json, spec.commandLine());
        return 0;
    }

    private void addPeers(RetrievalSet set, OnnxEncoder encoder) {
        try (Units passages = BenchRetrieval.whole(set);
                Units sentences = sentences(set)) {
            var words = new AnswerPeer("bm25", passages.words(), sentences.words());
            var vectors = new AnswerPeer("dense", passages.vectors(encoder), sentences.vectors(encoder));
            for (AnswerPeer peer : List.of(words, vectors)) {
                SentenceHits.add(scoreboard, peer.system(), set, peer::best);
                addAbstention(peer.system(), set, peer.sureness(set));
            }
        }
    }

    /** The sentences of the passages that may hold a marked answer: those of the sets that have any. */
    private static Units sentences(RetrievalSet set) {
        Set<String> marked = set.questions().stream()
                .filter(question -> !question.answers().isEmpty())
                .map(question -> question.set())
                .collect(toSet());
        return new Units(set.passages().stream()
                .filter(passage -> marked.contains(passage.id().split("-", 2)[0]))
                .flatMap(BenchAnswers::sentences)
                .toList());
    }

    private static Stream<Unit> sentences(SourcePassage passage) {
        return Sentences.of(passage.text()).stream()
                .map(sentence -> new Unit(passage.id(), sentence.of(passage.text())));
    }

    private void addProduct(RetrievalSet set, OnnxEncoder encoder, IngestedPassages product) {
        var model = new ExtractiveAnswerModel(encoder, product.core().words());
        SentenceHits.add(
                scoreboard,
                Scoreboard.PRODUCT,
                set,
                (question, most) -> model
                        .ranked(question.question(), product.retrieve(question.question(), TOP_K), most)
                        .blockOptional()
                        .orElseThrow()
                        .stream()
                        .map(Statement::text)
                        .toList());
        List<MeasuredQuestion> measured = AbstentionSignals.measure(product, set);
        addAbstention(
                Scoreboard.PRODUCT,
                set,
                measured.stream().map(AnswerScore.shipped()::of).toList());
        if (crossValidate) {
            addAbstention(
                    "product-cv",
                    set,
                    CrossValidation.outOfFold(
                            measured, MeasuredQuestion::document, others -> AnswerScore.refit(others)::of));
        }
    }

    private void addAbstention(String system, RetrievalSet set, List<Sureness> sureness) {
        set.bySet()
                .forEach((name, questions) -> Abstention.add(
                        scoreboard,
                        system,
                        name,
                        Arrays.stream(questions).mapToObj(sureness::get).toList()));
    }
}
