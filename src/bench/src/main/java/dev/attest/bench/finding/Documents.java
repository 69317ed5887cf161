package dev.attest.bench.finding;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.attest.bench.finding.RetrievalSet.AskedQuestion;
import dev.attest.bench.finding.RetrievalSet.SourcePassage;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Which passages come from one document: those with one title. */
final class Documents {

    private final Map<String, String> titles;
    private final Map<String, Set<String>> idsByTitle;

    Documents(RetrievalSet set) {
        this.titles = set.passages().stream().collect(toMap(SourcePassage::id, SourcePassage::title));
        this.idsByTitle =
                set.passages().stream().collect(groupingBy(SourcePassage::title, mapping(SourcePassage::id, toSet())));
    }

    /** The document of a question's first passage. */
    String title(AskedQuestion question) {
        return Objects.requireNonNull(titles.get(question.passages().get(0)));
    }

    /** All passages of the documents of a question's passages. */
    Set<String> passages(AskedQuestion question) {
        return question.passages().stream()
                .map(titles::get)
                .flatMap(title -> idsByTitle.getOrDefault(title, Set.of()).stream())
                .collect(toSet());
    }
}
