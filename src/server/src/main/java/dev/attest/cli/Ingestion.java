package dev.attest.cli;

import dev.attest.cli.IngestResult.Outcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Uploads files, a few at a time, and follows their jobs to the end. What happens to one file does not stop the others;
 * a server that cannot be reached at all does.
 */
final class Ingestion {

    private static final int UPLOADS = 4;
    /** Jobs run in about the order of upload, so looking at the oldest few finds every end soon and stays cheap. */
    private static final int LOOKED_AT = 8;

    private static final Duration SHORTEST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private static final int PATIENCE = 5;

    private final AttestClient client;
    private final IngestPlace place;
    private final IngestProgress progress;
    private final BlockingQueue<Uploaded> uploaded = new LinkedBlockingQueue<>();
    private final Deque<Followed> jobs = new ArrayDeque<>();
    private final @Nullable IngestResult[] results;
    /** The documents that are in, by the place of their file. */
    private final Map<Integer, String> ready = new ConcurrentSkipListMap<>();

    private final Map<Integer, List<IngestResult>> inside = new HashMap<>();
    private int brokenLooks;
    private boolean reached;

    private Ingestion(AttestClient client, IngestPlace place, IngestProgress progress, int files) {
        this.client = client;
        this.place = place;
        this.progress = progress;
        this.results = new @Nullable IngestResult[files];
    }

    /**
     * Returns a result for each file, in the order given, each followed by those of the documents inside it.
     *
     * @throws ServerUnreachable when the server is not there, or goes away
     */
    static List<IngestResult> run(
            AttestClient client, List<SourceFile> files, IngestPlace place, IngestProgress progress) {
        Ingestion ingestion = new Ingestion(client, place, progress, files.size());
        ExecutorService uploads = Executors.newFixedThreadPool(UPLOADS, Ingestion::daemon);
        try {
            for (int i = 0; i < files.size(); i++) {
                int index = i;
                uploads.execute(() -> ingestion.uploaded.add(ingestion.upload(index, files.get(index))));
            }
            ingestion.follow(files.size());
            ingestion.followInside(files);
        } catch (ServerUnreachable e) {
            throw ingestion.reached ? ingestion.wentAway(e) : e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransferBroken("Interrupted.", e);
        } finally {
            uploads.shutdownNow();
        }
        return ingestion.inOrder();
    }

    private void follow(int files) throws InterruptedException {
        int open = files;
        Duration wait = SHORTEST;
        int sinceLook = 0;
        while (open > 0) {
            Uploaded next = uploaded.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
            if (next != null) {
                open -= next.settle(this) ? 1 : 0;
                reached = true;
                sinceLook++;
            }
            if (next == null || sinceLook >= LOOKED_AT) {
                int ended = look();
                open -= ended;
                sinceLook = 0;
                wait = ended > 0 ? SHORTEST : min(wait.multipliedBy(2), LONGEST);
            }
        }
    }

    /** Looks at the oldest jobs and returns how many have ended. */
    private int look() {
        int ended = 0;
        int seen = 0;
        for (Iterator<Followed> oldest = jobs.iterator(); oldest.hasNext() && seen < LOOKED_AT; seen++) {
            Followed followed = oldest.next();
            IngestResult result = state(followed, seen == 0);
            if (result != null) {
                oldest.remove();
                settle(followed.index(), result);
                ended++;
            }
        }
        return ended;
    }

    private @Nullable IngestResult state(Followed followed, boolean shown) {
        try {
            JobReply job = client.job(followed.jobId());
            brokenLooks = 0;
            if (job.isFinal()) {
                return result(followed.index(), followed.file(), job);
            }
            if (shown) {
                progress.stage(followed.file().sourceKey(), job);
            }
            return null;
        } catch (RequestRefused e) {
            return IngestResult.of(followed.file(), Outcome.FAILED, e.sentence());
        } catch (TransferBroken e) {
            // A look that broke off says nothing about the job; the next one may.
            if (++brokenLooks >= PATIENCE) {
                throw e;
            }
            return null;
        }
    }

    private Uploaded upload(int index, SourceFile file) {
        try {
            UploadReply reply = client.upload(file, place);
            JobReply job = reply.job();
            if (job == null) {
                return new Settled(index, IngestResult.of(file, Outcome.UNCHANGED, ""));
            }
            return job.isFinal()
                    ? new Settled(index, result(index, file, job))
                    : new Accepted(new Followed(index, file, job.id()));
        } catch (RequestRefused e) {
            return new Settled(index, IngestResult.of(file, refusal(e.status()), e.sentence()));
        } catch (TransferBroken e) {
            return new Settled(index, IngestResult.of(file, Outcome.FAILED, e.sentence()));
        } catch (RuntimeException e) {
            return new Broken(e);
        }
    }

    private static Outcome refusal(int status) {
        if (status == 415) {
            return Outcome.SKIPPED;
        }
        return status >= 500 || status == 429 ? Outcome.FAILED : Outcome.REJECTED;
    }

    /** Of a job that has ended. */
    private IngestResult result(int index, SourceFile file, JobReply job) {
        IngestResult result = IngestResult.of(file, job);
        if (result.outcome() == Outcome.READY) {
            ready.put(index, job.documentId());
        }
        return result;
    }

    /** Last, since their jobs began after those of all files. */
    private void followInside(List<SourceFile> files) throws InterruptedException {
        Inside follower = new Inside(client, progress);
        for (Map.Entry<Integer, String> document : ready.entrySet()) {
            int index = document.getKey();
            inside.put(index, follower.of(files.get(index), document.getValue()));
        }
    }

    private void settle(int index, IngestResult result) {
        results[index] = result;
        progress.finished(result);
    }

    private ServerUnreachable wentAway(ServerUnreachable cause) {
        return new ServerUnreachable(
                "The server at %s went away when %d of %d files were done; run the same command again, files that are in stay unchanged."
                        .formatted(client.base(), settled(), results.length),
                cause);
    }

    private long settled() {
        return Arrays.stream(results).filter(Objects::nonNull).count();
    }

    private List<IngestResult> inOrder() {
        List<IngestResult> all = new ArrayList<>();
        for (int i = 0; i < results.length; i++) {
            IngestResult result = results[i];
            if (result != null) {
                all.add(result);
                all.addAll(inside.getOrDefault(i, List.of()));
            }
        }
        return all;
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "attest-upload");
        thread.setDaemon(true);
        return thread;
    }

    private record Followed(int index, SourceFile file, String jobId) {}

    /** How an upload ended. */
    private sealed interface Uploaded {

        /** Takes note of it in the following thread; true when the file needs no following. */
        boolean settle(Ingestion ingestion);
    }

    private record Accepted(Followed followed) implements Uploaded {
        @Override
        public boolean settle(Ingestion ingestion) {
            ingestion.jobs.addLast(followed);
            return false;
        }
    }

    private record Settled(int index, IngestResult result) implements Uploaded {
        @Override
        public boolean settle(Ingestion ingestion) {
            ingestion.settle(index, result);
            return true;
        }
    }

    private record Broken(RuntimeException failure) implements Uploaded {
        @Override
        public boolean settle(Ingestion ingestion) {
            throw failure;
        }
    }
}
