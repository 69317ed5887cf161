package dev.attest.documents.pdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Finds the gaps between what stands side by side on a page. */
final class Gutters {

    private static final float NARROWEST = 5;

    private Gutters() {}

    record Gap(float from, float to) {

        boolean holds(float x) {
            return from <= x && x <= to;
        }
    }

    /**
     * The gaps at both sides of each item, up to the nearest one beside it. Items are beside each other when their heights
     * overlap, since the lines of two columns need not stand level.
     */
    static List<Gap> gaps(List<Item> items) {
        List<Item> sorted = new ArrayList<>(items);
        sorted.sort(Comparator.comparingDouble(Item::top));
        float[] before = new float[sorted.size()];
        float[] after = new float[sorted.size()];
        Arrays.fill(before, Float.NEGATIVE_INFINITY);
        Arrays.fill(after, Float.POSITIVE_INFINITY);
        for (int i = 0; i < sorted.size(); i++) {
            Item item = sorted.get(i);
            for (int j = i + 1; j < sorted.size() && sorted.get(j).top() < item.bottom(); j++) {
                Item other = sorted.get(j);
                boolean first = item.x() <= other.x();
                int left = first ? i : j;
                int right = first ? j : i;
                after[left] = Math.min(after[left], sorted.get(right).x());
                before[right] = Math.max(before[right], sorted.get(left).end());
            }
        }
        List<Gap> gaps = new ArrayList<>();
        for (int i = 0; i < before.length; i++) {
            add(before[i], sorted.get(i).x(), gaps);
            add(sorted.get(i).end(), after[i], gaps);
        }
        return gaps;
    }

    private static void add(float from, float to, List<Gap> gaps) {
        if (to - from >= NARROWEST && Float.isFinite(to - from)) {
            gaps.add(new Gap(from, to));
        }
    }

    /** The place, from the left, that most gaps share. */
    static float commonest(List<Gap> gaps) {
        List<Gap> byStart = new ArrayList<>(gaps);
        byStart.sort(Comparator.comparingDouble(Gap::from));
        float[] ends = new float[gaps.size()];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = gaps.get(i).to;
        }
        Arrays.sort(ends);
        int most = 0;
        int ended = 0;
        float best = 0;
        for (int i = 0; i < byStart.size(); i++) {
            while (ends[ended] < byStart.get(i).from) {
                ended++;
            }
            if (i + 1 - ended > most) {
                most = i + 1 - ended;
                best = (byStart.get(i).from + ends[ended]) / 2;
            }
        }
        return best;
    }
}
