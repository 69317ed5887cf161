package dev.attest.eval.metrics;

import dev.attest.eval.ClaimVerdict;
import dev.attest.eval.ClaimVerdict.Label;
import dev.attest.eval.Exchange;
import dev.attest.eval.Judge;
import dev.attest.eval.Judged;
import dev.attest.eval.Rating;
import dev.attest.eval.Rubric;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Exchanges about the words {@code A.} to {@code F.}, and a judge who says anything. */
final class RandomExchanges {

    private RandomExchanges() {}

    static Exchange next(Random random) {
        Exchanges reply = random.nextInt(4) == 0 ? Exchanges.abstained() : answer(random);
        if (random.nextBoolean()) {
            reply.from(IntStream.range(0, random.nextInt(12))
                    .mapToObj(i -> words(random, 2))
                    .toArray(String[]::new));
        }
        if (random.nextBoolean()) {
            reply.took(random.nextInt(5000), random.nextInt(500)).began(random.nextDouble() * 100);
        }
        return random.nextInt(4) == 0
                ? reply.toTheUnknown()
                : reply.to(words(random, 3), word(random), word(random), word(random));
    }

    private static Exchanges answer(Random random) {
        Exchanges reply = Exchanges.answered(words(random, 3) + (random.nextBoolean() ? " [1][2]" : ""));
        IntStream.range(0, random.nextInt(3)).forEach(i -> reply.cites(i + 1, words(random, 2)));
        return reply;
    }

    private static String words(Random random, int most) {
        return IntStream.rangeClosed(0, random.nextInt(most))
                .mapToObj(i -> word(random))
                .collect(Collectors.joining(" "));
    }

    private static String word(Random random) {
        return (char) ('A' + random.nextInt(6)) + ".";
    }

    static Judge judge(Random random) {
        return new Judge() {
            @Override
            public String name() {
                return "random";
            }

            @Override
            public Judged<List<String>> claims(String text) {
                return maybe(List.of(text.split(" ")).subList(0, random.nextInt(2)));
            }

            @Override
            public Judged<List<ClaimVerdict>> verify(List<String> claims, List<String> texts) {
                return maybe(claims.stream()
                        .map(claim -> new ClaimVerdict(claim, label(), random.nextDouble(), "", 1))
                        .toList());
            }

            @Override
            public Judged<Rating> rate(Rubric rubric, Map<String, String> texts) {
                return maybe(new Rating(random.nextDouble(), "", 1));
            }

            private Label label() {
                return List.of(Label.values()).get(random.nextInt(Label.values().length));
            }

            private <T> Judged<T> maybe(T value) {
                return random.nextInt(10) == 0 ? Judged.unmeasured("could not say") : Judged.of(value);
            }
        };
    }
}
