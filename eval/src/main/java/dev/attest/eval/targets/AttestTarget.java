package dev.attest.eval.targets;

import dev.attest.eval.EvalFailure;
import dev.attest.eval.Reply;
import dev.attest.eval.Reply.Status;
import dev.attest.eval.Sample;
import dev.attest.eval.Target;
import dev.attest.eval.targets.AnswerBody.PassageBody;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Attest over HTTP. The answer is followed as a stream of events, so that the passages it was made from, the time of its
 * first words and the whole are all those of one and the same answer. Times are the asker's, from sending the question.
 */
public final class AttestTarget implements Target {

    private static final int TRIES = 5;
    private static final double NANOS_PER_MILLI = 1e6;

    private final AttestServer server;
    private final LongSupplier nanos;
    private final Pause pause;
    private final Reach reach = new Reach();
    private final Map<String, String> texts = new ConcurrentHashMap<>();

    /**
     * A server.
     *
     * @param url its base address, without user or password
     * @param nanos a clock that never goes back, such as {@link System#nanoTime}
     */
    public AttestTarget(URI url, LongSupplier nanos) {
        this(url, nanos, Thread::sleep);
    }

    AttestTarget(URI url, LongSupplier nanos, Pause pause) {
        this.server = new AttestServer(url);
        this.nanos = nanos;
        this.pause = pause;
    }

    /** Waits. */
    interface Pause {
        void millis(long millis) throws InterruptedException;
    }

    @Override
    public String name() {
        return "attest " + server.url();
    }

    /** Throws {@link EvalFailure} when documents asked about are missing: such a server would decline everything, and look careful. */
    public void requireDocuments(Collection<Sample> asked) {
        Set<AttestServer.Listed> present = looked(server::documents);
        Set<String> missing = new TreeSet<>();
        for (Sample sample : asked) {
            sample.gold().stream()
                    .map(Sample.Gold::document)
                    .filter(key -> present.stream().noneMatch(listed -> holds(listed, sample, key)))
                    .forEach(missing::add);
        }
        if (!missing.isEmpty()) {
            throw new EvalFailure(
                    "%s has not read %d of the documents asked about, such as %s. Read them in, the sample documents with ./attest ingest ingest/samples."
                            .formatted(
                                    server.url(),
                                    missing.size(),
                                    missing.iterator().next()));
        }
    }

    /** Changes with the server's version and its documents; {@link EvalFailure} when nobody is there. */
    String version() {
        return looked(server::version);
    }

    private static <T> T looked(Supplier<T> look) {
        try {
            return look.get();
        } catch (NoAnswer e) {
            throw new EvalFailure(String.valueOf(e.getMessage()));
        }
    }

    private static boolean holds(AttestServer.Listed listed, Sample sample, String key) {
        return listed.sourceKey().equals(key)
                && (sample.collections().isEmpty() || sample.collections().contains(listed.collection()));
    }

    @Override
    public Reply ask(Sample sample) {
        for (int left = TRIES - 1; ; left--) {
            long start = nanos.getAsLong();
            try {
                var stream = new AnswerStream(server, nanos);
                InputStream events = server.ask(sample);
                reach.reached();
                return reply(sample, start, stream.read(events));
            } catch (Busy e) {
                reach.reached();
                if (left == 0) {
                    return Reply.failed(sample.id(), millis(start, nanos.getAsLong()), String.valueOf(e.getMessage()));
                }
                await(e.seconds());
            } catch (NoAnswer e) {
                return failed(sample, e, millis(start, nanos.getAsLong()));
            }
        }
    }

    private Reply failed(Sample sample, NoAnswer why, double latency) {
        String said = String.valueOf(why.getMessage());
        if (why instanceof NoAnswer.Nobody) {
            reach.missed(said);
        } else {
            reach.reached();
        }
        return Reply.failed(sample.id(), latency, said);
    }

    private Reply reply(Sample sample, long start, AnswerStream.Whole whole) {
        AnswerBody body = whole.body();
        Status status = switch (body.status()) {
            case "answered" -> Status.ANSWERED;
            case "abstained" -> Status.ABSTAINED;
            default -> throw new NoAnswer("The answer is " + body.status() + ", which nobody waits for here.");
        };
        boolean answered = status == Status.ANSWERED;
        if (answered && body.text().isBlank()) {
            throw new NoAnswer("The answer is empty.");
        }
        Long first = whole.firstWords();
        return new Reply(
                sample.id(),
                status,
                answered ? body.text() : "",
                answered ? body.asSentences() : List.of(),
                answered ? body.asCitations() : List.of(),
                passages(whole.passages()),
                body.usage(),
                first == null ? null : Double.valueOf(millis(start, first)),
                millis(start, whole.finished()),
                body.model(),
                null);
    }

    /**
     * Their texts are fetched when the answer is over, so that they cost it no time; null when one was deleted since. A
     * server that is merely away must not look like one that does not tell: the question is then to be asked again.
     */
    private @Nullable List<Reply.Passage> passages(@Nullable List<PassageBody> places) {
        if (places == null) {
            return null;
        }
        List<Reply.Passage> passages = new ArrayList<>();
        try {
            for (PassageBody place : places) {
                passages.add(new Reply.Passage(place.sourceKey(), text(place)));
            }
            return passages;
        } catch (NoAnswer.Gone e) {
            return null;
        }
    }

    private String text(PassageBody place) {
        String text = texts.computeIfAbsent(
                place.documentId() + " " + place.version(), key -> server.text(place.documentId(), place.version()));
        int end = Math.min(place.span().get(1), text.length());
        return text.substring(Math.min(place.span().get(0), end), end);
    }

    private void await(int seconds) {
        try {
            pause.millis(1000L * seconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EvalFailure("interrupted.");
        }
    }

    private static double millis(long start, long end) {
        return (end - start) / NANOS_PER_MILLI;
    }
}
