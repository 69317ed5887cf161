package dev.attest.prediction;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of a model, ordered by the model's name, then the newest version first: 10, 2, 1. */
record VersionId(String model, String version) implements Comparable<VersionId> {

    private static final Pattern PART = Pattern.compile("[0-9]+|[^0-9]+");

    /** Digits are compared as the numbers they write, all else letter by letter. */
    static final Comparator<String> NATURAL =
            ((Comparator<String>) VersionId::compareParts).thenComparing(Comparator.naturalOrder());

    private static final Comparator<VersionId> ORDER =
            Comparator.comparing(VersionId::model).thenComparing(VersionId::version, NATURAL.reversed());

    @Override
    public int compareTo(VersionId other) {
        return ORDER.compare(this, other);
    }

    private static int compareParts(String one, String other) {
        Matcher parts = PART.matcher(one);
        Matcher others = PART.matcher(other);
        while (parts.find()) {
            if (!others.find()) {
                return 1;
            }
            int order = comparePart(parts.group(), others.group());
            if (order != 0) {
                return order;
            }
        }
        return others.find() ? -1 : 0;
    }

    private static int comparePart(String one, String other) {
        boolean numbers = Character.isDigit(one.charAt(0)) && Character.isDigit(other.charAt(0));
        return numbers ? new BigInteger(one).compareTo(new BigInteger(other)) : one.compareTo(other);
    }

    @Override
    public String toString() {
        return model + " " + version;
    }
}
