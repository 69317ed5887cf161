package dev.attest.eval.judges;

import dev.attest.eval.ClaimVerdict;
import dev.attest.eval.Judge;
import dev.attest.eval.Judged;
import dev.attest.eval.Rating;
import dev.attest.eval.Rubric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Several judges, of whom more than half decide (a panel of smaller models can judge better than one large model, and leans
 * less towards its own kind: Verga et al., Replacing judges with juries, 2024). Members who could not say count as asked and
 * agree with nobody; unless more than half of all could, nothing is measured. Claims are taken apart by the first member who can, so that all vote on
 * the same.
 *
 * <ul>
 *   <li>A claim gets the label that more than half of all give it, else {@link ClaimVerdict.Label#UNCERTAIN}. Its support is
 *       the mean of those who could say; who gives none counts 1 for supported, ½ for uncertain, 0 else.
 *   <li>A rating is the median of the levels, the lower of two in the middle; a preference what more than half of all
 *       prefer, else a tie.
 *   <li>Agreement is the share of those asked who say the same; without a majority, that of the largest group.
 * </ul>
 */
public final class PanelJudge implements Judge {

    private final List<Judge> judges;

    /** Of two members or more. */
    public PanelJudge(List<Judge> judges) {
        this.judges = List.copyOf(judges);
        if (judges.size() < 2) {
            throw new IllegalArgumentException("A panel has two members or more, not " + judges.size());
        }
    }

    /** What a member says. */
    private record Vote<T>(String judge, T says) {}

    @Override
    public String name() {
        return judges.stream().map(Judge::name).collect(Collectors.joining(", ", "panel (", ")"));
    }

    @Override
    public Judged<List<String>> claims(String text) {
        var reasons = new ArrayList<String>();
        for (Judge judge : judges) {
            Judged<List<String>> claims = judge.claims(text);
            if (claims instanceof Judged.Unmeasured<List<String>> unmeasured) {
                reasons.add(judge.name() + ": " + unmeasured.reason());
            } else {
                return claims;
            }
        }
        return Judged.unmeasured("no member of the panel could say; " + String.join("; ", reasons));
    }

    @Override
    public Judged<List<ClaimVerdict>> verify(List<String> claims, List<String> texts) {
        return votes(judge -> judge.verify(claims, texts))
                .then(votes -> Judged.of(IntStream.range(0, claims.size())
                        .mapToObj(i -> verdict(votes.stream()
                                .map(vote ->
                                        new Vote<>(vote.judge(), vote.says().get(i)))
                                .toList()))
                        .toList()));
    }

    @Override
    public Judged<Rating> rate(Rubric rubric, Map<String, String> texts) {
        return votes(judge -> judge.rate(rubric, texts))
                .then(votes -> Judged.of(rubric == Rubric.PREFERENCE ? preference(votes) : median(votes)));
    }

    private <T> Judged<List<Vote<T>>> votes(Function<Judge, Judged<T>> asked) {
        var votes = new ArrayList<Vote<T>>();
        var reasons = new ArrayList<String>();
        for (Judge judge : judges) {
            Judged<T> judged = asked.apply(judge);
            if (judged instanceof Judged.Of<T> of) {
                votes.add(new Vote<>(judge.name(), of.value()));
            } else if (judged instanceof Judged.Unmeasured<T> unmeasured) {
                reasons.add(judge.name() + ": " + unmeasured.reason());
            }
        }
        return votes.size() * 2 <= judges.size()
                ? Judged.unmeasured("%d of %d members of the panel could not say; %s"
                        .formatted(reasons.size(), judges.size(), String.join("; ", reasons)))
                : Judged.of(votes);
    }

    private ClaimVerdict verdict(List<Vote<ClaimVerdict>> votes) {
        var most = Largest.of(votes.stream().map(vote -> vote.says().label()).toList(), judges.size());
        return new ClaimVerdict(
                votes.get(0).says().claim(),
                most.isMajority() ? most.value() : ClaimVerdict.Label.UNCERTAIN,
                votes.stream()
                        .mapToDouble(vote -> support(vote.says()))
                        .average()
                        .orElseThrow(),
                explanation(votes, verdict -> word(verdict.label()) + ": " + verdict.explanation()),
                most.share());
    }

    private static String word(ClaimVerdict.Label label) {
        return label.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static double support(ClaimVerdict verdict) {
        Double support = verdict.support();
        if (support != null) {
            return support;
        }
        return verdict.isSupported() ? 1 : verdict.label() == ClaimVerdict.Label.UNCERTAIN ? 0.5 : 0;
    }

    private Rating median(List<Vote<Rating>> votes) {
        List<Double> levels = levels(votes);
        double median =
                levels.stream().sorted(Comparator.naturalOrder()).toList().get((levels.size() - 1) / 2);
        long same = levels.stream().filter(level -> level == median).count();
        return new Rating(median, rated(votes), (double) same / judges.size());
    }

    private Rating preference(List<Vote<Rating>> votes) {
        var most = Largest.of(levels(votes), judges.size());
        return new Rating(most.isMajority() ? most.value() : 0.5, rated(votes), most.share());
    }

    private static List<Double> levels(List<Vote<Rating>> votes) {
        return votes.stream().map(vote -> vote.says().level()).toList();
    }

    private static String rated(List<Vote<Rating>> votes) {
        return explanation(votes, rating -> "level " + rating.level() + ": " + rating.explanation());
    }

    private static <T> String explanation(List<Vote<T>> votes, Function<T, String> says) {
        return votes.stream()
                .map(vote -> vote.judge() + " says " + says.apply(vote.says()))
                .collect(Collectors.joining("\n"));
    }

    /** The largest group of those who say the same, the first of several, and its share of those asked. */
    private record Largest<T>(T value, double share) {

        static <T> Largest<T> of(List<T> all, int asked) {
            T largest = all.get(0);
            long most = 0;
            for (T each : all) {
                long same = all.stream().filter(each::equals).count();
                if (same > most) {
                    most = same;
                    largest = each;
                }
            }
            return new Largest<>(largest, (double) most / asked);
        }

        boolean isMajority() {
            return share > 0.5;
        }
    }
}
