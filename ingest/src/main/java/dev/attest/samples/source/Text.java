package dev.attest.samples.source;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The styled text of one block or table cell; empty for an empty cell. */
public record Text(List<Run> runs) {

    public Text {
        runs = List.copyOf(runs);
    }

    public static Text of(String plain) {
        return new Text(plain.isEmpty() ? List.of() : List.of(new Run(plain, false, false, false)));
    }

    /** Without the styles. */
    public String plain() {
        return runs.stream().map(Run::text).collect(Collectors.joining());
    }

    /** The same text in bold. */
    public Text bold() {
        return new Text(runs.stream()
                .map(run -> new Run(run.text(), true, run.italic(), run.code()))
                .toList());
    }

    /** Without its first {@code length} characters; the styles of the rest stay. */
    public Text from(int length) {
        int left = length;
        List<Run> rest = new ArrayList<>();
        for (Run run : runs) {
            int cut = Math.min(left, run.text().length());
            left -= cut;
            if (cut < run.text().length()) {
                rest.add(new Run(run.text().substring(cut), run.bold(), run.italic(), run.code()));
            }
        }
        return new Text(rest);
    }
}
