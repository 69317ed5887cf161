package dev.attest.cli;

import dev.attest.cli.DocumentsReply.Listed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Follows the documents that came inside ingested files, such as the attachments of mails, to their ends. */
final class Inside {

    private static final Duration SHORTEST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final int PATIENCE = 5;

    private final AttestClient client;
    private final IngestProgress progress;

    Inside(AttestClient client, IngestProgress progress) {
        this.client = client;
        this.progress = progress;
    }

    /** Blocks until all of them have ended. */
    List<IngestResult> of(SourceFile file, String documentId) throws InterruptedException {
        List<IngestResult> results = new ArrayList<>();
        for (Listed inside : ended(documentId)) {
            SourceFile found = new SourceFile(file.path(), inside.sourceKey());
            IngestResult result = IngestResult.of(found, inside.job());
            results.add(result);
            progress.finished(result);
            if (inside.attachments() > 0) {
                results.addAll(of(found, inside.id()));
            }
        }
        return results;
    }

    private List<Listed> ended(String documentId) throws InterruptedException {
        Duration wait = SHORTEST;
        int brokenLooks = 0;
        while (true) {
            try {
                List<Listed> inside = client.inside(documentId);
                List<Listed> open =
                        inside.stream().filter(each -> !each.job().isFinal()).toList();
                if (open.isEmpty()) {
                    return inside;
                }
                progress.stage(open.get(0).sourceKey(), open.get(0).job());
            } catch (RequestRefused e) {
                if (e.status() != 404) {
                    throw e;
                }
                // Deleted by somebody in the meantime.
                return List.of();
            } catch (TransferBroken e) {
                if (++brokenLooks >= PATIENCE) {
                    throw e;
                }
            }
            Thread.sleep(wait.toMillis());
            wait = wait.multipliedBy(2).compareTo(LONGEST) < 0 ? wait.multipliedBy(2) : LONGEST;
        }
    }
}
