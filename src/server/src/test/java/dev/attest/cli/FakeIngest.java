package dev.attest.cli;

import dev.attest.cli.FakeAttest.Asked;
import dev.attest.cli.FakeAttest.Reply;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets a fake server take documents: the name of a file says what becomes of it. */
final class FakeIngest {

    private final AtomicInteger uploading = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger looks = new AtomicInteger();

    static FakeIngest in(FakeAttest server) {
        FakeIngest ingest = new FakeIngest();
        server.on("/documents", ingest::document);
        server.on("/documents?limit=200&parent=", asked -> ingest.inside(asked.target()));
        server.on("/jobs/", asked -> job(asked.target().substring("/jobs/".length())));
        return ingest;
    }

    /** The most uploads there were at one time. */
    int mostAtOnce() {
        return most.get();
    }

    private Reply document(Asked asked) {
        most.accumulateAndGet(uploading.incrementAndGet(), Math::max);
        try {
            Waiting.REAL.pause(Duration.ofMillis(20));
            return answer(asked.field("sourceKey"));
        } finally {
            uploading.decrementAndGet();
        }
    }

    private Reply inside(String target) {
        String parent = target.substring(target.lastIndexOf('=') + 1);
        if (!parent.startsWith("mail")) {
            return Reply.json("{\"items\":[],\"nextCursor\":null}");
        }
        String state = looks.incrementAndGet() < 3 ? "embedding" : "ready";
        return Reply.json(
                ("{\"items\":[{\"id\":\"1\",\"sourceKey\":\"%s/offer.pdf\",\"state\":\"%s\",\"attachments\":0,\"pages\":3},"
                                + "{\"id\":\"2\",\"sourceKey\":\"%s/scan.pdf\",\"state\":\"failed\",\"attachments\":0,"
                                + "\"problem\":{\"title\":\"No text\"}}],\"nextCursor\":null}")
                        .formatted(parent, state, parent));
    }

    private static Reply answer(String key) {
        if (key.endsWith(".png")) {
            return Reply.problem(415, "Unsupported content", "image/png is not read");
        }
        if (key.startsWith("huge")) {
            return Reply.problem(413, "Document too large", "more than 50 MB");
        }
        String document =
                "{\"document\":{\"id\":\"%s\",\"collection\":\"default\",\"sourceKey\":\"%s\"}".formatted(key, key);
        if (key.startsWith("same")) {
            return Reply.json(document + ",\"job\":null,\"unchanged\":true}");
        }
        return Reply.json(document + ",\"job\":" + job(key, "queued", "null") + ",\"unchanged\":false}");
    }

    private static Reply job(String key) {
        if (key.startsWith("scan")) {
            return Reply.json(job(key, "ready", "null")
                    .replace("}", ",\"pages\":12,\"pagesWithoutText\":3,\"pagesRecognised\":1}"));
        }
        return Reply.json(
                key.startsWith("empty")
                        ? job(
                                key,
                                "failed",
                                "{\"type\":\"about:blank\",\"title\":\"Empty document\",\"detail\":\"no text\"}")
                        : job(key, "ready", "null"));
    }

    private static String job(String key, String state, String problem) {
        return "{\"id\":\"%s\",\"documentId\":\"%s\",\"version\":1,\"state\":\"%s\",\"done\":0,\"total\":0,\"attempts\":1,\"problem\":%s}"
                .formatted(key, key, state, problem);
    }
}
