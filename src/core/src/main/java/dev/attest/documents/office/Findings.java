package dev.attest.documents.office;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What an uploader should know about a file that was read. */
final class Findings {

    private final String file;
    private final List<String> sentences = new ArrayList<>();
    private int changes;
    private int hidden;
    private int unreadDrawings;

    Findings(String file) {
        this.file = file;
    }

    /** Adds a sentence whose {@code %s} is the file. */
    void add(String sentence) {
        sentences.add(sentence.formatted(file));
    }

    /** Adds a sentence on so many things, unless there are none. */
    void add(int count, String one, String many) {
        if (count > 0) {
            sentences.add(file + " " + (count == 1 ? one : many.formatted(count)));
        }
    }

    void change() {
        changes++;
    }

    void hiddenText() {
        hidden++;
    }

    void unreadDrawing() {
        unreadDrawings++;
    }

    /** Adds what the parts of a package tell, whatever its format. */
    void add(OfficePackage office) throws IOException {
        if (office.names().stream().anyMatch(name -> name.endsWith("vbaproject.bin"))) {
            add("%s holds macros, which Attest never runs.");
        }
        add(
                embedded(office).size(),
                "holds an embedded file, which was not read; upload it separately to have it answered from.",
                "holds %d embedded files, which were not read; upload them separately to have them answered from.");
        int comments = 0;
        for (String name : office.names()) {
            if (name.matches("(word/comments|ppt/comments/.*|xl/comments[^/]*|xl/comments/.*)\\.xml")) {
                comments += Comments.count(office, name);
            }
        }
        add(comments, "holds a comment, which was left out.", "holds %d comments, which were left out.");
    }

    /** The sheets behind charts are embedded files too, but what they show is read from the chart. */
    private static Set<String> embedded(OfficePackage office) throws IOException {
        Set<String> embedded = new TreeSet<>();
        for (String name : office.names()) {
            if (name.contains("/embeddings/") && !name.endsWith("/") && !name.contains("/_rels/")) {
                embedded.add(name);
            }
        }
        for (String name : office.names()) {
            if (name.contains("/charts/") && !name.contains("/_rels/")) {
                office.relations(name).all().forEach(relation -> embedded.remove(relation.target()));
            }
        }
        return embedded;
    }

    List<String> warnings() {
        List<String> all = new ArrayList<>(sentences);
        if (changes > 0) {
            all.add(file + " holds tracked changes, which were read as if all had been accepted.");
        }
        if (hidden > 0) {
            all.add(file + " holds hidden text, which was left out.");
        }
        if (unreadDrawings > 0) {
            all.add(file + " holds drawings whose text cannot be read (" + unreadDrawings + ").");
        }
        return List.copyOf(all);
    }
}
