package dev.attest.eval.cli;

import dev.attest.documents.ParseLimits;
import dev.attest.documents.text.TikaMediaTypes;
import dev.attest.embedded.FileParsers;
import dev.attest.eval.EvalFailure;
import dev.attest.eval.datasets.CorpusTexts;
import dev.attest.eval.datasets.drafts.PassageSource;
import dev.attest.eval.datasets.drafts.ServerPassages;
import dev.attest.eval.datasets.drafts.TextPassages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The documents that samples are about: in a server, or in a folder. */
final class DocumentsOption {

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "A server that holds the documents, instead of a folder.")
    private @Nullable String url;

    @Option(names = "--collection", paramLabel = "NAME", description = "Only this collection of the server.")
    private @Nullable String collection;

    @Option(
            names = "--documents",
            paramLabel = "DIR",
            description = "A folder that holds the documents (default: ${DEFAULT-VALUE}).")
    private Path folder = Home.resolve("ingest", "samples");

    Optional<String> collection() {
        if (collection != null && url == null) {
            throw new EvalFailure(
                    "a folder has no collections; name the server with --url, or leave out --collection.");
        }
        return Optional.ofNullable(collection);
    }

    /** What Attest's parsers read in a folder, by source key. */
    static Map<String, String> texts(Path folder) throws IOException {
        return CorpusTexts.read(folder, new TikaMediaTypes(), FileParsers.all(ParseLimits.DEFAULT));
    }

    PassageSource passages() throws IOException {
        Optional<String> wanted = collection();
        return url == null
                ? new TextPassages(texts(folder))
                : new ServerPassages(WebAddress.ofServer("--url", url), wanted);
    }
}
