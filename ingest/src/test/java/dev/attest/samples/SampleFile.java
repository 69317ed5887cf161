package dev.attest.samples;

import dev.attest.documents.Extraction;
import dev.attest.documents.ParseLimits;
import dev.attest.documents.Parser;
import dev.attest.documents.text.TikaMediaTypes;
import dev.attest.embedded.FileParsers;
import dev.attest.samples.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The committed samples, as Attest reads them. */
final class SampleFile {

    static final Path FOLDER = Path.of("samples");

    private static final List<Parser> PARSERS = FileParsers.all(ParseLimits.DEFAULT);
    private static final Map<Path, Extraction> READ = new ConcurrentHashMap<>();

    private SampleFile() {}

    static Extraction read(Source source) throws IOException {
        return read(FOLDER.resolve(source.front().file()));
    }

    static Extraction read(Path file) throws IOException {
        Extraction known = READ.get(file);
        if (known != null) {
            return known;
        }
        byte[] bytes = Files.readAllBytes(file);
        String name = String.valueOf(file.getFileName());
        String type = new TikaMediaTypes().detect(bytes, name, "").mediaType();
        Extraction extraction = Parser.of(type, PARSERS)
                .parse(new dev.attest.documents.Source(name, type, bytes))
                .blockOptional()
                .orElseThrow();
        READ.put(file, extraction);
        return extraction;
    }
}
