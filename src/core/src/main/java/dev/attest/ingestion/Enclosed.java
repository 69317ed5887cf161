package dev.attest.ingestion;

import dev.attest.documents.Attachment;
import dev.attest.documents.Blobs;
import dev.attest.documents.FileName;
import dev.attest.documents.MediaTypes;
import dev.attest.documents.MediaTypes.Detected;
import dev.attest.documents.Parser;
import dev.attest.documents.Source;
import dev.attest.documents.StoredAttachment;
import dev.attest.documents.Work;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes the files out of a file: those that some parser reads are stored, the others are named in warnings. */
final class Enclosed {

    /** A mail in a mail in a mail is somebody's thread; much deeper it is somebody's attack. */
    static final int DEEPEST = 5;

    private final Blobs blobs;
    private final MediaTypes mediaTypes;
    private final List<Parser> parsers;

    Enclosed(Blobs blobs, MediaTypes mediaTypes, List<Parser> parsers) {
        this.blobs = blobs;
        this.mediaTypes = mediaTypes;
        this.parsers = List.copyOf(parsers);
    }

    /**
     * What came of the files inside a file.
     *
     * @param warnings one sentence for each file that is not read
     */
    record Taken(List<StoredAttachment> stored, List<String> warnings) {}

    /** Whatever was stored is discarded when this fails. */
    Mono<Taken> take(Work work, List<Attachment> attachments) {
        return Mono.defer(() -> {
            var taken = new Taken(new ArrayList<>(), new ArrayList<>());
            return Flux.fromIterable(attachments)
                    .concatMap(attachment -> take(work, attachment, taken))
                    .then(Mono.just(taken))
                    .onErrorResume(e -> discard(taken).then(Mono.error(e)));
        });
    }

    private Mono<Void> take(Work work, Attachment attachment, Taken taken) {
        String name = FileName.of(attachment.name());
        if (work.depth() >= DEEPEST) {
            taken.warnings()
                    .add("The attachment " + Source.shown(name) + " is not read: attachments are read to " + DEEPEST
                            + " levels inside each other.");
            return Mono.empty();
        }
        if (attachment.bytes().length == 0) {
            taken.warnings().add("The attachment " + Source.shown(name) + " is empty.");
            return Mono.empty();
        }
        Detected detected = mediaTypes.detect(attachment.bytes(), name, attachment.declaredType());
        if (parsers.stream().noneMatch(parser -> parser.reads(detected.mediaType()))) {
            taken.warnings()
                    .add("The attachment " + Source.shown(name) + " (" + detected.mediaType() + ") is not read.");
            return Mono.empty();
        }
        return blobs.store(Flux.just(attachment.bytes()), attachment.bytes().length)
                .doOnNext(blob ->
                        taken.stored().add(new StoredAttachment(name, detected.mediaType(), blob, detected.warnings())))
                .then();
    }

    private Mono<Void> discard(Taken taken) {
        return Flux.fromIterable(List.copyOf(taken.stored()))
                .concatMap(stored -> blobs.discard(stored.blob().id()))
                .then();
    }
}
