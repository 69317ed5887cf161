package dev.attest.cli;

/** Is told how an ingestion goes, by one thread. */
interface IngestProgress extends AutoCloseable {

    /** What the server is doing with the oldest unfinished file. */
    void stage(String sourceKey, JobReply job);

    void finished(IngestResult result);

    @Override
    void close();
}
