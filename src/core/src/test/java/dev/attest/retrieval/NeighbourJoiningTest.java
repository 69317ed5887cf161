package dev.attest.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.Chunk;
import dev.attest.documents.ChunkId;
import dev.attest.documents.Chunks;
import dev.attest.documents.Span;
import dev.attest.documents.VisibleChunk;
import dev.attest.tenancy.Principal;
import dev.attest.tenancy.Role;
import dev.attest.tenancy.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class NeighbourJoiningTest {

    private static final Principal READER = new Principal(new Tenant("acme"), "rita", Set.of(), Set.of(Role.READER));
    private static final Map<Long, Long> SEQUENCES = Map.of(1L, 7L);

    /** Documents by number; a bar is where a chunk ends and the next begins, a stop ends a sentence. */
    private final Map<Integer, String> documents = Map.of(
            1, "Intro. The notice |period of three months ends |with a quarter. Outro.|Another chunk.",
            2, "The tail |of one. The head |of the other. End.",
            3, "The notice |is short.",
            4, "a b |c d |e f |g h. i j |k l |m n |o p. q");

    private final List<Set<ChunkId>> asked = new ArrayList<>();
    private final List<ChunkId> hidden = new ArrayList<>();

    private final Chunks chunks = (by, sequences, ids) -> {
        assertThat(by).isEqualTo(READER);
        assertThat(sequences).isEqualTo(SEQUENCES);
        asked.add(Set.copyOf(ids));
        return Mono.just(visible(ids));
    };

    private List<VisibleChunk> visible(Collection<ChunkId> ids) {
        return documents.keySet().stream()
                .flatMap(document -> chunks(document).stream())
                .filter(chunk -> ids.contains(chunk.id()) && !hidden.contains(chunk.id()))
                .map(NeighbourJoiningTest::visible)
                .toList();
    }

    private static VisibleChunk visible(Chunk chunk) {
        Optional<Integer> page = Optional.of(1 + chunk.id().ordinal());
        return new VisibleChunk(chunk, "c", "key", "Title", page, Instant.EPOCH);
    }

    private List<Chunk> chunks(int document) {
        String marked = documents.get(document);
        String text = marked.replace("|", "");
        var sentences = new ArrayList<Span>();
        for (int start = 0, stop = text.indexOf('.'); stop >= 0; stop = text.indexOf('.', start)) {
            int first = start + (text.charAt(start) == ' ' ? 1 : 0);
            sentences.add(new Span(first, stop + 1));
            start = stop + 1;
        }
        var chunks = new ArrayList<Chunk>();
        int start = 0;
        for (String part : marked.split("\\|")) {
            Span span = new Span(start, start + part.length());
            List<Span> own = sentences.stream().filter(span::overlaps).toList();
            chunks.add(Chunk.of(IndexSamples.id(document, 1, chunks.size()), span, List.of(), own, part, 3));
            start = span.end();
        }
        return chunks;
    }

    private Passage found(int document, int ordinal, Span match) {
        var relevance = new Relevance(
                Optional.empty(), Optional.empty(), OptionalDouble.empty(), Optional.of(new Match(match, 1, 1)), 0);
        return new Passage(1, 0.5, relevance, visible(chunks(document).get(ordinal)));
    }

    private Passage found(int document, int ordinal) {
        return found(
                document,
                ordinal,
                chunks(document).get(ordinal).sentences().stream().findFirst().orElse(new Span(0, 0)));
    }

    private List<Passage> join(int shown, Passage... found) {
        List<Passage> ranked = IntStream.range(0, found.length)
                .mapToObj(i -> new Passage(
                        i + 1, found[i].score(), found[i].relevance(), found[i].source(), found[i].copies()))
                .toList();
        return new NeighbourJoining(chunks, READER, SEQUENCES)
                .join(ranked, shown)
                .block();
    }

    private static Stream<String> texts(List<Passage> passages) {
        return passages.stream().map(passage -> passage.chunk().text());
    }

    @Test
    void asksNobodyWhereNoSentenceIsCut() {
        List<Passage> found = List.of(found(1, 3));
        assertThat(join(5, found.get(0))).isEqualTo(found);
        assertThat(asked).isEmpty();
    }

    @Test
    void makesACutSentenceWholeWhicheverPartWasFound() {
        for (int ordinal = 0; ordinal < 3; ordinal++) {
            Passage joined = join(5, found(1, ordinal)).get(0);
            String text = "Intro. The notice period of three months ends with a quarter. Outro.";
            assertThat(joined.chunk().text()).isEqualTo(text);
            assertThat(joined.chunk().span()).isEqualTo(new Span(0, text.length()));
            assertThat(joined.chunk().sentences())
                    .extracting(sentence -> sentence.of(text))
                    .containsExactly("Intro.", "The notice period of three months ends with a quarter.", "Outro.");
            assertThat(joined.chunk().cut()).isEmpty();
            assertThat(joined.chunk().tokens()).isEqualTo(9);
            assertThat(joined.chunk().id()).isEqualTo(IndexSamples.id(1, 1, ordinal));
            assertThat(joined.source().page()).contains(1);
            assertThat(joined.joined())
                    .containsExactlyElementsOf(IntStream.range(0, 3)
                            .filter(part -> part != joined.chunk().id().ordinal())
                            .mapToObj(part -> IndexSamples.id(1, 1, part))
                            .toList());
        }
        assertThat(asked).hasSize(3);
    }

    @Test
    void takesNeighboursIntoTheirBettersPlaceWithTheirCopies() {
        Passage last = found(1, 2);
        var withCopy = new Passage(3, 0.5, last.relevance(), last.source(), List.of(IndexSamples.id(9, 1, 0)));

        List<Passage> joined = join(5, found(1, 1), found(3, 0), withCopy, found(1, 3));

        assertThat(texts(joined))
                .containsExactly(
                        "Intro. The notice period of three months ends with a quarter. Outro.",
                        "The notice is short.",
                        "Another chunk.");
        assertThat(joined).extracting(Passage::rank).containsExactly(1, 2, 3);
        assertThat(joined.get(0).copies()).containsExactly(IndexSamples.id(9, 1, 0));
        assertThat(asked).hasSize(1);
    }

    @Test
    void namesAPartNotAmongTheCopiesToo() {
        Passage middle = found(1, 1);
        var withCopies = new Passage(
                1,
                0.5,
                middle.relevance(),
                middle.source(),
                List.of(IndexSamples.id(1, 1, 0), IndexSamples.id(9, 1, 0)));
        Passage last = found(1, 2);
        var withCopy = new Passage(2, 0.5, last.relevance(), last.source(), List.of(IndexSamples.id(1, 1, 1)));

        Passage joined = join(5, withCopies, withCopy).get(0);

        assertThat(joined.joined()).containsExactly(IndexSamples.id(1, 1, 0), IndexSamples.id(1, 1, 2));
        assertThat(joined.copies()).containsExactly(IndexSamples.id(9, 1, 0));
    }

    @Test
    void readsNeighboursOfWhatIsShownAndNoOthers() {
        join(1, found(1, 3), found(3, 0));
        assertThat(asked).isEmpty();
        join(2, found(1, 1), found(1, 0), found(3, 0), found(2, 0));
        assertThat(asked)
                .singleElement()
                .satisfies(ids -> assertThat(ids)
                        .contains(IndexSamples.id(1, 1, 0), IndexSamples.id(1, 1, 2), IndexSamples.id(3, 1, 1))
                        .noneMatch(id -> id.documentId().equals(IndexSamples.document(2))));
    }

    @Test
    void leavesAPlaceToANeighbourThatHoldsMoreThanIsWholeInItsBetter() {
        List<Passage> joined = join(5, found(2, 0), found(2, 1));

        assertThat(texts(joined))
                .containsExactly("The tail of one. The head ", "The tail of one. The head of the other. End.");
        assertThat(joined.get(0).chunk().sentences())
                .extracting(sentence -> sentence.of("The tail of one. The head "))
                .containsExactly("The tail of one.");
    }

    @Test
    void prefersTheSentenceThatMeetsTheQuestionWhereBothTogetherAreTooLong() {
        Chunk middle = chunks(4).get(3);
        Span head = middle.sentences().get(1);

        assertThat(texts(join(5, found(4, 3)))).containsExactly("a b c d e f g h. i j ");
        Passage other = join(5, found(4, 3, head)).get(0);

        assertThat(other.chunk().text()).isEqualTo("g h. i j k l m n o p. q");
        assertThat(other.parts()).hasSize(Chunk.MOST_OF_A_SENTENCE);
        assertThat(other.chunk().sentences())
                .extracting(sentence -> sentence.shift(-other.chunk().span().start())
                        .of(other.chunk().text()))
                .containsExactly("g h.", "i j k l m n o p.");
        assertThat(other.chunk().cut()).hasSize(1);
    }

    @Test
    void leavesATorsoWhereANeighbourMayNotBeSeen() {
        hidden.add(IndexSamples.id(3, 1, 1));
        Passage found = found(3, 0);
        assertThat(join(5, found)).containsExactly(found);
    }
}
