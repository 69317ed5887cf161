package dev.attest.watching.jdbc;

import dev.attest.prediction.ModelCard;
import dev.attest.prediction.Predicted;
import dev.attest.tenancy.Principal;
import dev.attest.watching.Predictions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

/** Calls of one principal to one version of a model, by id, which is by time. */
final class CallRun {

    /**
     * Between the first and the last call: whoever looks for a call need not look at later runs. It may grow but never
     * shrink: runs that are kept may be as long as this, and their first calls would no longer be found.
     */
    static final Duration LONGEST = Duration.ofSeconds(10);

    private static final Comparator<Predictions.Call> BY_ID =
            Comparator.comparing(call -> call.predicted().id(), CallRun::compare);

    private final Source source;
    private final RunText text;
    private final Predicted first;
    private Predicted last;
    private int count = 1;

    private CallRun(Source source, Predicted first) {
        this.source = source;
        this.text = new RunText(source.card());
        this.first = first;
        this.last = first;
        text.add(first);
    }

    /** All calls, in as few runs as may be; the same for the same calls. */
    static List<CallRun> of(List<Predictions.Call> calls) {
        var runs = new ArrayList<CallRun>();
        var open = new HashMap<Source, CallRun>();
        var sorted = new ArrayList<>(calls);
        sorted.sort(BY_ID);
        for (Predictions.Call call : sorted) {
            Source source = Source.of(call);
            CallRun run = open.get(source);
            if (run == null || !run.add(call.predicted())) {
                CallRun next = new CallRun(source, call.predicted());
                open.put(source, next);
                runs.add(next);
            }
        }
        return runs;
    }

    private boolean add(Predicted call) {
        if (millis(call.id()) - millis(first.id()) >= LONGEST.toMillis() || !text.add(call)) {
            return false;
        }
        last = call;
        count++;
        return true;
    }

    /** As databases compare them, which take all bits for digits; Java takes the first for a sign. */
    private static int compare(UUID one, UUID other) {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }

    /** The time in an id of version 7 (RFC 9562). */
    private static long millis(UUID id) {
        return id.getMostSignificantBits() >>> 16;
    }

    /** No run that holds a call has a last id beyond this. */
    static UUID latestEnd(UUID call) {
        return new UUID(call.getMostSignificantBits() + (LONGEST.toMillis() << 16), call.getLeastSignificantBits());
    }

    UUID firstId() {
        return first.id();
    }

    UUID lastId() {
        return last.id();
    }

    /** When the last call was made. */
    Instant madeAt() {
        return last.at();
    }

    int count() {
        return count;
    }

    Source source() {
        return source;
    }

    RunText text() {
        return text;
    }

    /** Who called what. */
    record Source(String tenant, String principal, ModelCard card) {

        static Source of(Predictions.Call call) {
            Principal by = call.by();
            return new Source(by.tenant().id(), by.name(), call.predicted().card());
        }

        /** Of the card only its name: all of it is much to look at for every call, and most often it is one and the same. */
        @Override
        public int hashCode() {
            return (tenant.hashCode() * 31 + principal.hashCode()) * 31
                    + card.name().hashCode();
        }
    }
}
