package dev.attest.parts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the ways in which people write where a PostgreSQL is, and takes the credentials out of them. */
final class DatabaseUrl {

    private static final String EXAMPLE = "write it like jdbc:postgresql://localhost:5432/attest.";
    private static final Pattern FORM = Pattern.compile(
            "(?:jdbc:)?postgres(?:ql)?://(?:(?<credentials>.*)@)?(?<hosts>[^/@?#\\s]+)/(?<database>[^/?#@\\s]+)(?:\\?(?<query>[^#\\s]*))?");

    private DatabaseUrl() {}

    static DatabaseSettings settings(Values values) {
        String url = values.text(Variable.DB_URL);
        requirePostgres(url);
        Matcher form = FORM.matcher(url);
        if (!form.matches()) {
            throw new SettingsUnusable(Variable.DB_URL, "does not name a host and a database; " + EXAMPLE);
        }
        String[] credentials =
                Optional.ofNullable(form.group("credentials")).orElse("").split(":", 2);
        String query = Optional.ofNullable(form.group("query")).orElse("");
        Optional<String> user = one(values, Variable.DB_USER, part(credentials, 0), parameter(query, "user"));
        Optional<String> password =
                one(values, Variable.DB_PASSWORD, part(credentials, 1), parameter(query, "password"));
        return new DatabaseSettings(
                "jdbc:postgresql://" + form.group("hosts") + "/" + form.group("database") + others(query),
                user.orElseThrow(() -> new SettingsUnusable(
                        Variable.DB_URL, "names no user; set " + Variable.DB_USER.variable() + " too.")),
                password,
                values.whole(Variable.DB_CONNECTIONS, 4, 1_000));
    }

    private static void requirePostgres(String url) {
        if (url.startsWith("jdbc:h2:")) {
            throw new SettingsUnusable(
                    Variable.DB_URL, "names an H2 database; unset it, and Attest keeps one in its data folder.");
        }
        if (!url.matches("(?s)(jdbc:postgresql|postgres|postgresql)://.*")) {
            throw new SettingsUnusable(Variable.DB_URL, "is not the URL of a PostgreSQL database; " + EXAMPLE);
        }
    }

    /** From the URL or from its variable; from both only when they agree. */
    private static Optional<String> one(
            Values values, Variable variable, Optional<String> before, Optional<String> parameter) {
        Optional<String> inUrl = before.or(() -> parameter);
        Optional<String> given = values.given(variable);
        boolean differ = (inUrl.isPresent() && given.isPresent() && !inUrl.equals(given))
                || (before.isPresent() && parameter.isPresent() && !before.equals(parameter));
        if (differ) {
            throw new SettingsUnusable(
                    variable,
                    "contradicts what %s holds; keep it in one of them only.".formatted(Variable.DB_URL.variable()));
        }
        return given.or(() -> inUrl);
    }

    private static Optional<String> part(String[] credentials, int place) {
        return credentials.length > place && !credentials[place].isEmpty()
                ? Optional.of(decoded(credentials[place].replace("+", "%2B")))
                : Optional.empty();
    }

    private static Optional<String> parameter(String query, String name) {
        return Arrays.stream(query.split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> decoded(pair.substring(name.length() + 1)))
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    private static String decoded(String encoded) {
        try {
            return URLDecoder.decode(encoded, UTF_8);
        } catch (IllegalArgumentException e) {
            throw new SettingsUnusable(
                    Variable.DB_URL, "has a % that begins no escape; write a % in a password as %25.");
        }
    }

    private static String others(String query) {
        String kept = Arrays.stream(query.split("&"))
                .filter(pair -> !pair.isEmpty() && !pair.startsWith("user=") && !pair.startsWith("password="))
                .collect(Collectors.joining("&"));
        return kept.isEmpty() ? "" : "?" + kept;
    }
}
