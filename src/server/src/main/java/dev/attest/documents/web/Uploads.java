package dev.attest.documents.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.attest.documents.Accepted;
import dev.attest.documents.Blobs;
import dev.attest.documents.Document;
import dev.attest.documents.Documents;
import dev.attest.documents.FileName;
import dev.attest.documents.MediaTypes;
import dev.attest.documents.MediaTypes.Detected;
import dev.attest.documents.Upload;
import dev.attest.documents.Upload.Target;
import dev.attest.documents.web.UploadForm.ReceivedFile;
import dev.attest.problems.InvalidField;
import dev.attest.tenancy.Principal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Brings uploads of every form to the ledger. */
@Component
final class Uploads {

    private static final String DEFAULT_COLLECTION = "default";

    private final Documents documents;
    private final Blobs blobs;
    private final MediaTypes mediaTypes;
    private final SupportedTypes supported;
    private final UploadReader reader;
    private final UploadSettings settings;

    Uploads(
            Documents documents,
            Blobs blobs,
            MediaTypes mediaTypes,
            SupportedTypes supported,
            UploadReader reader,
            UploadSettings settings) {
        this.documents = documents;
        this.blobs = blobs;
        this.mediaTypes = mediaTypes;
        this.supported = supported;
        this.reader = reader;
        this.settings = settings;
    }

    /** A file for the document its fields name. */
    Mono<Accepted> create(Principal by, Flux<PartEvent> form, Optional<String> idempotencyKey) {
        return reader.read(form).flatMap(read -> {
            ReceivedFile file = read.file().orElseThrow();
            return accepted(by, file, idempotencyKey, () -> {
                Description description = read.description();
                if (!file.named() && description.sourceKey().isEmpty()) {
                    throw new InvalidField("sourceKey", "is needed, since the file has no name to make one of");
                }
                return new Named(target(description, file.name()), description);
            });
        });
    }

    /** A text for the document its fields name. */
    Mono<Accepted> create(Principal by, TextUpload text, Optional<String> idempotencyKey) {
        Description description = text.description();
        Target target = target(description, key(text));
        return stored(text, name(text))
                .flatMap(file -> accepted(by, file, idempotencyKey, () -> new Named(target, description)));
    }

    /** A file as the next version of a document. */
    Mono<Accepted> replace(Principal by, UUID id, Flux<PartEvent> form, Optional<String> idempotencyKey) {
        return documents
                .find(by, id)
                .flatMap(document -> reader.read(form)
                        .flatMap(read -> accepted(
                                by,
                                read.file().orElseThrow(),
                                idempotencyKey,
                                () -> next(document, read.description()))));
    }

    /** A text as the next version of a document. */
    Mono<Accepted> replace(Principal by, UUID id, TextUpload text, Optional<String> idempotencyKey) {
        Description description = text.description();
        return documents.find(by, id).flatMap(document -> {
            Named next = next(document, description);
            return stored(text, document.latest().fileName())
                    .flatMap(file -> accepted(by, file, idempotencyKey, () -> next));
        });
    }

    /** What an upload is for. */
    private record Named(Target target, Description description) {}

    @FunctionalInterface
    private interface Naming {
        Named name();
    }

    private static Target target(Description description, String defaultKey) {
        return new Target.Key(
                description.collection().orElse(DEFAULT_COLLECTION),
                description.sourceKey().orElse(defaultKey));
    }

    private static String key(TextUpload text) {
        String slug = FileName.slug(text.title());
        if (slug.isEmpty() && text.sourceKey() == null) {
            throw new InvalidField("sourceKey", "is needed, since the title has no letters or digits to make one of");
        }
        return slug;
    }

    /** A document keeps its place, and its readers unless others are named: nobody widens them by leaving them out. */
    private static Named next(Document document, Description description) {
        if (description.collection().isPresent()) {
            throw new InvalidField("collection", "cannot be changed");
        }
        if (description.sourceKey().isPresent()) {
            throw new InvalidField("sourceKey", "cannot be changed");
        }
        var readers = description.readerList().or(() -> document.readers().map(List::copyOf));
        return new Named(
                new Target.Id(document.id()),
                new Description(
                        Optional.empty(), Optional.empty(), description.title(), readers, description.metadata()));
    }

    /** A name for a text, which tells its kind where it has an extension. */
    private static String name(TextUpload text) {
        String name = FileName.of(Optional.ofNullable(text.sourceKey()).orElseGet(() -> FileName.slug(text.title())));
        return name.contains(".") ? name : name + ".txt";
    }

    private Mono<ReceivedFile> stored(TextUpload text, String name) {
        return blobs.store(
                        Flux.just(text.text().getBytes(UTF_8)),
                        settings.maxUpload().toBytes())
                .map(blob -> new ReceivedFile(name, false, "", blob));
    }

    private Mono<Accepted> accepted(Principal by, ReceivedFile file, Optional<String> idempotencyKey, Naming naming) {
        return Mono.fromCallable(() -> upload(file, idempotencyKey, naming.name()))
                .flatMap(upload -> documents.accept(by, upload))
                .onErrorResume(e -> blobs.discard(file.blob().id()).then(Mono.error(e)));
    }

    private Upload upload(ReceivedFile file, Optional<String> idempotencyKey, Named named) {
        Detected detected = mediaTypes.detect(file.blob().head(), file.blob().tail(), file.name(), file.declaredType());
        return new Upload(
                named.target(),
                file.blob(),
                file.name(),
                supported.require(detected.mediaType(), file.blob().size()),
                named.description().title(),
                named.description().readers(),
                named.description().metadata(),
                detected.warnings(),
                idempotencyKey);
    }
}
