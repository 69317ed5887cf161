package dev.attest.answering;

import dev.attest.answering.Statement.Evidence;
import dev.attest.documents.Layouts.Place;
import dev.attest.documents.Placement;
import dev.attest.retrieval.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The citations of one answer, numbered as its sentences come; a place cited again keeps its number. */
final class Citations {

    private final List<Passage> passages;
    private final List<Citation> all = new ArrayList<>();

    Citations(List<Passage> passages) {
        this.passages = passages;
    }

    List<Citation> all() {
        return List.copyOf(all);
    }

    /** The characters a piece of evidence names. */
    String quote(Evidence evidence) {
        var chunk = passages.get(evidence.passage()).chunk();
        return evidence.span().shift(-chunk.span().start()).of(chunk.text());
    }

    /**
     * Numbers of a statement's citations; those it is the first to use come to stand last among {@link #all}.
     *
     * @param placements of its evidence, where that stands on pages
     */
    List<Integer> cite(Statement statement, Map<Place, Placement> placements) {
        return statement.evidence().stream()
                .map(evidence -> cite(evidence, Optional.ofNullable(placements.get(evidence.place(passages)))))
                .distinct()
                .toList();
    }

    private int cite(Evidence evidence, Optional<Placement> placement) {
        Passage passage = passages.get(evidence.passage());
        return all.stream()
                .filter(c -> c.chunk().equals(passage.chunk().id()) && c.span().equals(evidence.span()))
                .findFirst()
                .map(Citation::number)
                .orElseGet(() -> add(evidence, passage, placement));
    }

    private int add(Evidence evidence, Passage passage, Optional<Placement> placement) {
        int number = all.size() + 1;
        all.add(new Citation(
                number,
                passage.chunk().id(),
                passage.source().collection(),
                passage.source().sourceKey(),
                passage.source().title(),
                passage.chunk().headings(),
                evidence.span(),
                quote(evidence),
                passage.score(),
                placement));
        return number;
    }
}
