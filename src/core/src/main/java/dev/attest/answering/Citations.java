package dev.attest.answering;

import dev.attest.answering.Statement.Evidence;
import dev.attest.documents.Chunk;
import dev.attest.documents.ChunkId;
import dev.attest.documents.Layouts.Place;
import dev.attest.documents.Placement;
import dev.attest.retrieval.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The citations of one answer, numbered as its sentences come; a place or prediction cited again keeps its number. */
final class Citations {

    private final List<Passage> passages;
    private final List<Citation> all = new ArrayList<>();

    Citations(List<Passage> passages) {
        this.passages = passages;
    }

    List<Citation> all() {
        return List.copyOf(all);
    }

    /** What the sources of a statement say, those in documents first. */
    List<String> quotes(Statement statement) {
        return Stream.concat(
                        statement.evidence().stream().map(this::quote),
                        statement.predictions().stream().map(PredictionSource::sentence))
                .toList();
    }

    /** The characters a piece of evidence names. */
    private String quote(Evidence evidence) {
        var chunk = passages.get(evidence.passage()).chunk();
        return evidence.span().shift(-chunk.span().start()).of(chunk.text());
    }

    /**
     * Numbers of a statement's citations; those it is the first to use come to stand last among {@link #all}.
     *
     * @param placements of its evidence, where that stands on pages
     */
    List<Integer> cite(Statement statement, Map<Place, Placement> placements) {
        Stream<Integer> places = statement.evidence().stream()
                .map(evidence -> cite(evidence, Optional.ofNullable(placements.get(evidence.place(passages)))));
        return Stream.concat(places, statement.predictions().stream().map(this::cite))
                .distinct()
                .toList();
    }

    private int cite(Evidence evidence, Optional<Placement> placement) {
        Passage passage = passages.get(evidence.passage());
        ChunkId chunk = passage.partOf(evidence.span()).id();
        return known(DocumentCitation.class)
                .filter(c -> c.chunk().equals(chunk) && c.span().equals(evidence.span()))
                .findFirst()
                .orElseGet(() -> added(cited(evidence, passage, placement)))
                .number();
    }

    private int cite(PredictionSource prediction) {
        return known(PredictionCitation.class)
                .filter(c -> c.source().predictionId().equals(prediction.predictionId()))
                .findFirst()
                .orElseGet(() -> added(new PredictionCitation(next(), prediction)))
                .number();
    }

    private <T extends Citation> Stream<T> known(Class<T> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast);
    }

    private int next() {
        return all.size() + 1;
    }

    private <T extends Citation> T added(T citation) {
        all.add(citation);
        return citation;
    }

    private DocumentCitation cited(Evidence evidence, Passage passage, Optional<Placement> placement) {
        Chunk part = passage.partOf(evidence.span());
        return new DocumentCitation(
                next(),
                part.id(),
                passage.source().collection(),
                passage.source().sourceKey(),
                passage.source().title(),
                part.headings(),
                evidence.span(),
                quote(evidence),
                passage.score(),
                placement);
    }
}
