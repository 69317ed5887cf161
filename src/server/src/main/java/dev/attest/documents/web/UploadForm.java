package dev.attest.documents.web;

import dev.attest.documents.StoredBlob;
import dev.attest.problems.InvalidField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.codec.multipart.FilePartEvent;
import org.springframework.http.codec.multipart.FormPartEvent;
import org.springframework.http.codec.multipart.PartEvent;

/** A multipart upload as far as it has arrived; used by one subscriber. */
final class UploadForm {

    /** The only file part. */
    static final String FILE = "file";

    private static final Set<String> FIELDS =
            Set.of("collection", "sourceKey", "title", "readers", MetadataReader.FIELD);
    private static final String REPEATABLE = "readers";

    private final Map<String, List<String>> fields = new HashMap<>();
    private Optional<ReceivedFile> file = Optional.empty();
    private Optional<InvalidField> rejection = Optional.empty();
    private boolean fileBegun;

    /**
     * A file whose bytes are stored.
     *
     * @param named whether the client gave it its name
     */
    record ReceivedFile(String name, boolean named, String declaredType, StoredBlob blob) {}

    /** Takes what a part says before its bytes; a part the form cannot have makes it rejected from there on. */
    void begin(PartEvent part) {
        if (isRejected()) {
            return;
        }
        try {
            String name = part.headers().getContentDisposition().getName();
            if (name == null) {
                throw new InvalidField("Content-Disposition", "of a part must name its field");
            }
            if (part instanceof FilePartEvent) {
                beginFile(name);
            } else if (part instanceof FormPartEvent field) {
                add(name, field.value());
            } else {
                throw new InvalidField(name, "must be plain text, or a file with a filename");
            }
        } catch (InvalidField e) {
            rejection = Optional.of(e);
        }
    }

    boolean isRejected() {
        return rejection.isPresent();
    }

    private void add(String field, String value) {
        if (field.equals(FILE)) {
            throw new InvalidField(FILE, "must be a file, with a filename");
        }
        requireKnown(field);
        List<String> values = fields.computeIfAbsent(field, name -> new ArrayList<>());
        if (!values.isEmpty() && !field.equals(REPEATABLE)) {
            throw new InvalidField(field, "must be given once");
        }
        values.add(value);
    }

    private void beginFile(String part) {
        if (!part.equals(FILE)) {
            requireKnown(part);
            throw new InvalidField(part, "must be a text field");
        }
        if (fileBegun) {
            throw new InvalidField(FILE, "must be given once");
        }
        fileBegun = true;
    }

    private static void requireKnown(String part) {
        if (!FIELDS.contains(part)) {
            throw new InvalidField(
                    part, "is not known; known are collection, file, metadata, readers, sourceKey, title");
        }
    }

    void stored(ReceivedFile received) {
        file = Optional.of(received);
    }

    Optional<ReceivedFile> file() {
        return file;
    }

    UploadForm complete() {
        rejection.ifPresent(e -> {
            throw e;
        });
        if (file.isEmpty()) {
            throw new InvalidField(FILE, "is missing");
        }
        return this;
    }

    /** What the fields say about the document. */
    Description description() {
        return new Description(
                one("collection"),
                one("sourceKey"),
                one("title"),
                Optional.ofNullable(fields.get(REPEATABLE)),
                one(MetadataReader.FIELD).map(MetadataReader::read));
    }

    private Optional<String> one(String field) {
        return Optional.ofNullable(fields.get(field)).map(values -> values.get(0));
    }
}
