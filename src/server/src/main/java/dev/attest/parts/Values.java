package dev.attest.parts;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/** What the variables hold, each as the type it stands for. Sentences never repeat a value that is not a number. */
final class Values {

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x21-\\x7e]+");
    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

    /** Those that the JDK's client sets by itself and refuses from others. */
    private static final Set<String> OWN_HEADERS = Set.of("connection", "content-length", "expect", "host", "upgrade");

    private final Function<Variable, @Nullable String> lookup;

    Values(Function<Variable, @Nullable String> lookup) {
        this.lookup = lookup;
    }

    Optional<String> given(Variable variable) {
        return Optional.ofNullable(lookup.apply(variable)).map(String::strip).filter(value -> !value.isEmpty());
    }

    String text(Variable variable) {
        return given(variable).orElse(variable.byDefault());
    }

    /** With the blanks around it, which belong to it. */
    String verbatim(Variable variable) {
        return Objects.requireNonNullElse(lookup.apply(variable), variable.byDefault());
    }

    /** Refuses what says how a part is used while the part is off. */
    void requireNothingWithout(Variable main) {
        for (Variable variable : Variable.values()) {
            if (variable.main() == main && variable != main && given(variable).isPresent()) {
                throw new SettingsUnusable(
                        variable,
                        "is set but %1$s is not; set %1$s too, or unset %2$s."
                                .formatted(main.variable(), variable.variable()));
            }
        }
    }

    /** What another variable is of no use without. */
    String required(Variable variable, Variable because, String example) {
        return given(variable)
                .orElseThrow(() -> new SettingsUnusable(
                        because,
                        "is set but %1$s is not; set %1$s to %2$s, or unset %3$s."
                                .formatted(variable.variable(), example, because.variable())));
    }

    /** An http or https URL without credentials, query or a slash at its end. */
    URI url(Variable variable, String example) {
        String value = text(variable);
        URI url =
                uri(value).orElseThrow(() -> new SettingsUnusable(variable, "is not a URL; write it like " + example));
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (!(scheme.equals("http") || scheme.equals("https")) || url.getHost() == null) {
            throw new SettingsUnusable(variable, "is not an http or https URL with a host; write it like " + example);
        }
        if (url.getRawUserInfo() != null) {
            throw new SettingsUnusable(variable, "holds a user or password, which are not sent; take them out.");
        }
        if (url.getRawQuery() != null || url.getRawFragment() != null || url.getPort() > 65_535) {
            throw new SettingsUnusable(variable, "has a query, a fragment or no such port; write it like " + example);
        }
        return URI.create(value.replaceAll("/+$", ""));
    }

    private static Optional<URI> uri(String value) {
        try {
            return Optional.of(new URI(value));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** A secret that can stand in a header. */
    Optional<String> secret(Variable variable) {
        Optional<String> secret = given(variable);
        if (secret.isPresent() && !HEADER_VALUE.matcher(secret.get()).matches()) {
            throw new SettingsUnusable(
                    variable, "holds blanks or letters that cannot be sent in a header; copy the secret again.");
        }
        return secret;
    }

    String header(Variable variable) {
        String header = text(variable);
        if (OWN_HEADERS.contains(header.toLowerCase(Locale.ROOT))) {
            throw new SettingsUnusable(variable, "is a header that carries no secrets; write it like X-Chroma-Token.");
        }
        if (!HEADER_NAME.matcher(header).matches()) {
            throw new SettingsUnusable(variable, "is not the name of an HTTP header; write it like X-Chroma-Token.");
        }
        return header;
    }

    int whole(Variable variable, int least, int most) {
        return number(variable, "a whole number", BigDecimal.valueOf(least), BigDecimal.valueOf(most), 0)
                .intValueExact();
    }

    double decimal(Variable variable, int least, int most) {
        return number(variable, "a number", BigDecimal.valueOf(least), BigDecimal.valueOf(most), 10)
                .doubleValue();
    }

    private BigDecimal number(Variable variable, String kind, BigDecimal least, BigDecimal most, int places) {
        String wanted = "must be %s from %s to %s".formatted(kind, least, most);
        BigDecimal number;
        try {
            number = new BigDecimal(text(variable));
        } catch (NumberFormatException e) {
            throw new SettingsUnusable(
                    variable, wanted + "; correct it, or unset it for " + variable.byDefault() + ".");
        }
        if (number.compareTo(least) < 0
                || number.compareTo(most) > 0
                || number.stripTrailingZeros().scale() > places) {
            throw new SettingsUnusable(
                    variable,
                    "%s, not %s; correct it, or unset it for %s."
                            .formatted(wanted, shown(number), variable.byDefault()));
        }
        return number;
    }

    private static String shown(BigDecimal number) {
        return number.precision() > 12 ? "such a long one" : number.toString();
    }

    /** With its unit, because a bare number would be milliseconds to some and seconds to others. */
    Duration duration(Variable variable) {
        String value = text(variable);
        Duration duration;
        try {
            if (value.chars().allMatch(c -> c >= '0' && c <= '9')) {
                throw new IllegalArgumentException("no unit");
            }
            duration = DurationStyle.detectAndParse(value);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new SettingsUnusable(
                    variable, "is not a duration; write a number with its unit, such as 500ms, 10s or 2m.");
        }
        if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
            throw new SettingsUnusable(
                    variable,
                    "must be a duration from 100ms to 10m; correct it, or unset it for " + variable.byDefault() + ".");
        }
        return duration;
    }
}
