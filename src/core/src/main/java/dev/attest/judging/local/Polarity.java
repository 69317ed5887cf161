package dev.attest.judging.local;

import java.util.List;

/**
 * Whether the same words stand near a negation in the claim and in its sources.
 *
 * @param added of the claim's words near a negation, the share that no source has near one; 0.5 where no source has any of
 *     those words, 0 without a negation
 * @param dropped of the claim's other words that a source has, the share that sources have near a negation only
 */
record Polarity(double added, double dropped) {

    private static final int NEAR = 3;
    private static final int SPOTS = 20;

    static Polarity of(Claim claim, Source source) {
        int[] negated = new int[2];
        int[] plain = new int[2];
        boolean negates = claim.words().stream().anyMatch(Word::negates);
        for (int i = 0; i < claim.words().size(); i++) {
            Word word = claim.words().get(i);
            if (!word.content() || word.negates() || !source.has(word.stem())) {
                continue;
            }
            boolean near = near(claim.words(), i);
            List<Integer> places =
                    source.places(word.stem()).stream().limit(SPOTS).toList();
            boolean differs = near
                    ? places.stream().noneMatch(place -> near(source.words(), place))
                    : places.stream().allMatch(place -> near(source.words(), place));
            int[] counts = near ? negated : plain;
            counts[0]++;
            counts[1] += differs ? 1 : 0;
        }
        double unknown = negates ? 0.5 : 0;
        return new Polarity(share(negated, unknown), share(plain, 0));
    }

    private static double share(int[] counts, double without) {
        return counts[0] == 0 ? without : (double) counts[1] / counts[0];
    }

    private static boolean near(List<Word> words, int index) {
        int from = Math.max(0, index - NEAR);
        int to = Math.min(words.size(), index + NEAR + 1);
        return words.subList(from, to).stream().anyMatch(Word::negates);
    }
}
