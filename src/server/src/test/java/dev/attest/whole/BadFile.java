package dev.attest.whole;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A file that somebody made to do harm, or that came to harm, and what must come of it.
 *
 * @param label what is wrong with it
 * @param name as the client gives it
 * @param bytes made when it is its turn, since some are large
 * @param ends how its job may end: {@code ready}, or the code of a failure; more than one where a comment says why
 * @param warnings parts of the sentences the document must carry
 * @param says what its chunks must hold
 */
record BadFile(
        String label, String name, Supplier<byte[]> bytes, Set<String> ends, List<String> warnings, List<String> says) {

    static final String READY = "ready";

    static BadFile fails(String label, String name, Supplier<byte[]> bytes, String... codes) {
        return new BadFile(label, name, bytes, Set.of(codes), List.of(), List.of());
    }

    static BadFile ready(String label, String name, Supplier<byte[]> bytes, String... says) {
        return new BadFile(label, name, bytes, Set.of(READY), List.of(), List.of(says));
    }

    BadFile or(String code) {
        return new BadFile(label, name, bytes, Set.of(ends.iterator().next(), code), warnings, says);
    }

    BadFile warning(String... parts) {
        return new BadFile(label, name, bytes, ends, List.of(parts), says);
    }

    @Override
    public String toString() {
        return label;
    }
}
