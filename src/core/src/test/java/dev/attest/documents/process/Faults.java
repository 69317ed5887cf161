package dev.attest.documents.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.attest.documents.Extraction;
import dev.attest.documents.ParseLimits;
import dev.attest.documents.Source;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** Starts faulty children and gives them orders. */
final class Faults {

    static final ProcessSettings SETTINGS = ProcessSettings.within(ParseLimits.DEFAULT);

    private Faults() {}

    static ProcessParser start(ProcessSettings settings) {
        return ProcessParser.start(
                FaultyChild.parsers(ParseLimits.DEFAULT), ParseLimits.DEFAULT, settings, FaultyChild.class.getName());
    }

    static Mono<Extraction> order(ProcessParser parser, String order) {
        return parser.parse(new Source("order.x", FaultyChild.TYPE, order.getBytes(UTF_8)));
    }

    static long pid(ProcessParser parser) {
        return Long.parseLong(order(parser, "who").block(Duration.ofSeconds(30)).text());
    }
}
