package dev.attest.eval.datasets;

import dev.attest.documents.Attachment;
import dev.attest.documents.Extraction;
import dev.attest.documents.MediaTypes;
import dev.attest.documents.Parser;
import dev.attest.documents.Source;
import dev.attest.documents.UnreadableDocument;
import dev.attest.eval.EvalFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What Attest's parsers read in a folder of documents, by source key. */
public final class CorpusTexts {

    private final MediaTypes types;
    private final List<Parser> parsers;
    private final Map<String, String> texts = new TreeMap<>();

    private CorpusTexts(MediaTypes types, List<Parser> parsers) {
        this.types = types;
        this.parsers = parsers;
    }

    /** The texts of all files below the folder, and of the files attached to them; {@link EvalFailure} names one that cannot be read. */
    public static Map<String, String> read(Path folder, MediaTypes types, List<Parser> parsers) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new EvalFailure("there is no folder of documents at " + folder + "; name one with --documents.");
        }
        var corpus = new CorpusTexts(types, parsers);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String key = folder.relativize(file).toString().replace('\\', '/');
                corpus.add(key, "", Files.readAllBytes(file));
            }
        }
        return corpus.texts;
    }

    private void add(String key, String declared, byte[] bytes) {
        String type = types.detect(bytes, key, declared).mediaType();
        Parser parser = parsers.stream()
                .filter(candidate -> candidate.reads(type))
                .findFirst()
                .orElseThrow(() -> new EvalFailure("%s is %s, which Attest does not read.".formatted(key, type)));
        try {
            Extraction extraction =
                    parser.parse(new Source(key, type, bytes)).blockOptional().orElseThrow();
            texts.put(key, extraction.text());
            for (Attachment attachment : extraction.attachments()) {
                add(key + "/" + attachment.name(), attachment.declaredType(), attachment.bytes());
            }
        } catch (UnreadableDocument e) {
            throw new EvalFailure(String.valueOf(e.getMessage()));
        }
    }
}
