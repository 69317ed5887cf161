package dev.attest.samples.source;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lines between the two {@code ---} at the top of a source. Checked when read, so what it returns later is well-formed. */
public final class FrontMatter {

    private record Entry(String value, int line) {}

    private final Path source;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final int lines;
    private final Format format;

    FrontMatter(Path source, List<String> text) {
        this.source = source;
        if (text.isEmpty() || !text.get(0).strip().equals("---")) {
            throw new SourceError(source, 1, "front matter must begin with ---");
        }
        int end = 1;
        while (end < text.size() && !text.get(end).strip().equals("---")) {
            read(text.get(end), end + 1);
            end++;
        }
        if (end == text.size()) {
            throw new SourceError(source, end, "front matter is not closed with ---");
        }
        lines = end + 1;
        format = Format.of(value("file")).orElseThrow(() -> error("file", "no format is known for " + value("file")));
        check();
    }

    private void read(String line, int number) {
        if (line.isBlank()) {
            return;
        }
        int colon = line.indexOf(':');
        if (colon < 1) {
            throw new SourceError(source, number, "expected key: value, found " + line.strip());
        }
        String key = line.substring(0, colon).strip();
        String value = unquoted(line.substring(colon + 1).strip());
        if (value.isEmpty()) {
            throw new SourceError(source, number, key + " has no value");
        }
        if (entries.put(key, new Entry(value, number)) != null) {
            throw new SourceError(source, number, key + " is given twice");
        }
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    private void check() {
        entries.forEach((key, entry) -> {
            if (!format.takes(key)) {
                throw new SourceError(source, entry.line, key + " means nothing for " + format);
            }
        });
        format.required().stream().sorted().forEach(this::value);
        if (file().contains("/") || file().contains("\\") || file().startsWith(".")) {
            throw error("file", "must be a plain file name: " + file());
        }
        if (entries.containsKey("date")) {
            date();
        }
        oneOf("layout", "one-column", "two-column");
        oneOf("paper", "a4");
        delimiter();
        encoding();
    }

    private void oneOf(String key, String... values) {
        optional(key).ifPresent(value -> {
            if (!Arrays.asList(values).contains(value)) {
                throw error(key, "must be one of " + String.join(", ", values) + ", not " + value);
            }
        });
    }

    private SourceError error(String key, String fact) {
        Entry entry = entries.get(key);
        return new SourceError(source, entry == null ? lines : entry.line, key + ": " + fact);
    }

    public Format format() {
        return format;
    }

    /** The name of the file that is written. */
    public String file() {
        return value("file");
    }

    /** The title, or a mail's subject, or the file's name. */
    public String title() {
        return optional("title").or(() -> optional("subject")).orElseGet(this::file);
    }

    public String author() {
        return optional("author").orElse("");
    }

    public boolean twoColumns() {
        return optional("layout").filter("two-column"::equals).isPresent();
    }

    /** A date alone is taken as nine o'clock UTC. */
    public OffsetDateTime date() {
        String date = value("date");
        try {
            return format.isMail()
                    ? OffsetDateTime.parse(date)
                    : LocalDate.parse(date).atTime(9, 0).atOffset(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw error("date", (format.isMail() ? "not an ISO date with offset: " : "not an ISO date: ") + date);
        }
    }

    /** Of a CSV file; a comma unless given. */
    public char delimiter() {
        String delimiter = optional("delimiter").orElse(",");
        if (delimiter.equals("tab") || delimiter.equals("\\t")) {
            return '\t';
        }
        if (delimiter.length() != 1) {
            throw error("delimiter", "must be one character, not " + delimiter);
        }
        return delimiter.charAt(0);
    }

    /** Of a CSV file; UTF-8 unless given. */
    public Charset encoding() {
        String name = optional("encoding").orElse("UTF-8");
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw error("encoding", "no such encoding: " + name);
        }
    }

    /** Names of other files of the corpus. */
    public List<String> attachments() {
        return optional("attachments").map(FrontMatter::split).orElse(List.of());
    }

    private static List<String> split(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    public Optional<String> optional(String key) {
        return Optional.ofNullable(entries.get(key)).map(Entry::value);
    }

    /** The value of a key the format requires. */
    public String value(String key) {
        return optional(key).orElseThrow(() -> new SourceError(source, lines == 0 ? 1 : lines, key + " is missing"));
    }

    /** How many lines it takes, both markers included. */
    public int lines() {
        return lines;
    }
}
