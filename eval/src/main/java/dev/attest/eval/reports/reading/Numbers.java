package dev.attest.eval.reports.reading;

import dev.attest.eval.MetricInfo;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Digits, the same in every form of a report and in every country. */
public final class Numbers {

    static final String SHARE = "share";

    private Numbers() {}

    /** A value with its unit, such as {@code 0.824} or {@code 1,240 ms}. */
    public static String value(MetricInfo metric, double value) {
        return metric.unit().equals(SHARE) ? digits(metric, value) : digits(metric, value) + " " + metric.unit();
    }

    /** A value without its unit. */
    public static String digits(MetricInfo metric, double value) {
        return metric.unit().equals(SHARE) ? fixed(3, value) : plain(value);
    }

    /** Bounds, without unit, such as {@code 0.781 to 0.860}. */
    public static String interval(MetricInfo metric, double low, double high) {
        return digits(metric, low) + " to " + digits(metric, high);
    }

    /** A difference with its sign and unit. */
    public static String difference(MetricInfo metric, double difference) {
        String digits = value(metric, difference);
        return digits.startsWith("−") || digits.matches("[0.,]+( .*)?") ? digits : "+" + digits;
    }

    /** Three digits after the point. */
    public static String share(double value) {
        return fixed(3, value);
    }

    /** A share in percent, rounded down, so that only all is 100 %. */
    public static String percent(double share) {
        return (int) Math.floor(share * 100 + 1e-9) + " %";
    }

    /** Such as {@code 12,040}. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A probability by which a test decides, such as {@code 0.031} or {@code <0.001}. */
    public static String p(double p) {
        return p < 0.001 ? "<0.001" : fixed(3, p);
    }

    private static String plain(double value) {
        if (Math.abs(value) >= 100) {
            return fixed(0, value);
        }
        if (Math.abs(value) >= 1) {
            return fixed(Math.abs(value) >= 10 ? 1 : 2, value);
        }
        BigDecimal three = new BigDecimal(value).round(new MathContext(3, RoundingMode.HALF_EVEN));
        return signed(
                three.signum() == 0
                        ? "0"
                        : three.setScale(three.scale() + 3 - three.precision()).toPlainString());
    }

    private static String fixed(int places, double value) {
        return signed(String.format(Locale.ROOT, "%,." + places + "f", value));
    }

    /** With a minus sign in place of the hyphen, and none before nothing. */
    private static String signed(String digits) {
        return digits.matches("-[0.,]+") ? digits.substring(1) : digits.replace('-', '−');
    }
}
