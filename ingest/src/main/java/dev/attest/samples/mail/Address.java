package dev.attest.samples.mail;

import dev.attest.samples.source.Source;
import dev.attest.samples.source.SourceError;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One of {@code Name <user@host>} or {@code user@host}; then the address is the name. */
record Address(String name, String user, String host) {

    private static final Pattern FORM = Pattern.compile("(?:\"?([^<>\"]+?)\"?\\s*<)?([^<>@\\s]+)@([^<>@\\s]+?)>?");

    String email() {
        return user + "@" + host;
    }

    @Override
    public String toString() {
        return name.equals(email()) ? name : name + " <" + email() + ">";
    }

    /** The addresses of a front matter key, none when it is not given. */
    static List<Address> of(Source source, String key) {
        List<Address> addresses = new ArrayList<>();
        for (String text : source.front().optional(key).orElse("").split(",", -1)) {
            if (text.isBlank()) {
                continue;
            }
            Matcher form = FORM.matcher(text.strip());
            if (!form.matches()) {
                throw new SourceError(source.path(), 1, key + ": not a mail address: " + text.strip());
            }
            String email = form.group(2) + "@" + form.group(3);
            addresses.add(new Address(form.group(1) == null ? email : form.group(1), form.group(2), form.group(3)));
        }
        return addresses;
    }
}
