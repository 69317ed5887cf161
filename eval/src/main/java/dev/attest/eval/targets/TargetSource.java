package dev.attest.eval.targets;

import dev.attest.documents.TextHash;
import dev.attest.eval.EvalFailure;
import dev.attest.eval.Sample;
import dev.attest.eval.Target;
import dev.attest.eval.models.LanguageModel;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;

/**
 * Where answers come from, known before anything is opened: a run all of whose questions are answered opens nothing.
 *
 * @param name of the target
 * @param versioning says what changes with what answers, as far as that can be told; may be empty. A run that was broken off
 *     is only gone on with when it is the same.
 */
public record TargetSource(String name, Supplier<String> versioning, Opening opening) {

    public TargetSource(String name, String version, Opening opening) {
        this(name, () -> version, opening);
    }

    /** What changes with what answers; a server that runs already is asked for it. */
    public String version() {
        return versioning.get();
    }

    /** Makes a target ready for questions; {@link EvalFailure} when it cannot be. */
    @FunctionalInterface
    public interface Opening {

        /**
         * Opens the target.
         *
         * @param asked what it will be asked
         * @param folder for logs
         */
        Open open(List<Sample> asked, Path folder);
    }

    /** A target that is ready, and what is to be done when no more is asked. */
    public record Open(Target target, Runnable closing) implements AutoCloseable {

        @Override
        public void close() {
            closing.run();
        }
    }

    /** A server that runs already and has read the documents. */
    public static TargetSource attest(URI url) {
        var target = new AttestTarget(url, System::nanoTime);
        return new TargetSource(target.name(), target::version, (asked, folder) -> {
            target.requireDocuments(asked);
            return new Open(target, () -> {});
        });
    }

    /** A server started for the run. */
    public static TargetSource own(ServerSetup setup) {
        return new TargetSource("attest, own server", setup.version(), (asked, folder) -> {
            OwnServer server = OwnServer.start(setup, folder);
            try {
                var target = new AttestTarget(server.url(), System::nanoTime);
                target.requireDocuments(asked);
                return new Open(target, server::close);
            } catch (EvalFailure e) {
                server.close();
                throw e;
            }
        });
    }

    /** A language model that answers by itself, as {@link OpenAiTarget} says. */
    public static TargetSource openAi(String place, LanguageModel model, String abstention, int seed) {
        var target = new OpenAiTarget(place, model, abstention, seed, System::nanoTime);
        return new TargetSource(target.name(), abstention, (asked, folder) -> new Open(target, () -> {}));
    }

    /** Answers in a file, as {@link RecordedTarget} says. */
    public static TargetSource recorded(Path file) {
        RecordedTarget target = RecordedTarget.read(file);
        return new TargetSource(target.name(), hash(file), (asked, folder) -> new Open(target, () -> {}));
    }

    private static String hash(Path file) {
        try {
            byte[] hash = TextHash.sha256().digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(hash).substring(0, 16);
        } catch (IOException e) {
            throw new EvalFailure("%s cannot be read: %s".formatted(file, e));
        }
    }
}
