package dev.attest.bench.training;

import dev.attest.bench.training.SupportTrainer.Trained;
import dev.attest.judging.Verdict.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** How often the three outcomes come, and how often they are right, on what models had not seen. */
final class SureShare {

    private SureShare() {}

    static void print(List<Labelled> examples, Trained trained) {
        System.out.printf(
                Locale.ROOT,
                "%nOutcomes out of fold: supported from %.3f, unsupported below %.3f%n%-24s %20s %20s %10s%n",
                trained.model().calibration().supported(),
                trained.model().calibration().unsupported(),
                "set",
                "supported (right)",
                "unsupported (right)",
                "uncertain");
        examples.stream().map(Labelled::set).distinct().forEach(set -> print(set, examples, trained));
    }

    private static void print(String set, List<Labelled> examples, Trained trained) {
        int[] own = IntStream.range(0, examples.size())
                .filter(i -> examples.get(i).set().equals(set))
                .toArray();
        System.out.printf(
                Locale.ROOT,
                "%-24s %20s %20s %10s%n",
                set,
                share(own, Outcome.SUPPORTED, examples, trained),
                share(own, Outcome.UNSUPPORTED, examples, trained),
                share(own, Outcome.UNCERTAIN, examples, trained));
    }

    private static String share(int[] own, Outcome outcome, List<Labelled> examples, Trained trained) {
        int called = 0;
        int right = 0;
        for (int i : own) {
            if (trained.model().calibration().outcome(trained.unseen()[i]) == outcome) {
                called++;
                right += examples.get(i).supported() == (outcome == Outcome.SUPPORTED) ? 1 : 0;
            }
        }
        String share = String.format(Locale.ROOT, "%.2f", called / (double) own.length);
        return outcome == Outcome.UNCERTAIN
                ? share
                : share + String.format(Locale.ROOT, " (%.2f)", right / (double) Math.max(1, called));
    }
}
