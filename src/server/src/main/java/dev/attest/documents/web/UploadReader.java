package dev.attest.documents.web;

import dev.attest.documents.Blobs;
import dev.attest.documents.FileName;
import dev.attest.documents.web.UploadForm.ReceivedFile;
import dev.attest.problems.InvalidField;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FilePartEvent;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.stereotype.Component;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;

/** Takes a multipart upload in as it arrives: the file goes straight into the ledger, in whatever order the parts come. */
@Component
final class UploadReader {

    // An upload that breaks off says so twice, the second time to nobody; Reactor alone would log it as an error.
    private static final String DROPPED = "reactor.onErrorDropped.local";
    private static final Logger LOG = LoggerFactory.getLogger(UploadReader.class);

    private final Blobs blobs;
    private final UploadSettings settings;

    UploadReader(Blobs blobs, UploadSettings settings) {
        this.blobs = blobs;
        this.settings = settings;
    }

    /** The form, its file stored. An upload that fails or is abandoned leaves nothing. */
    Mono<UploadForm> read(Flux<PartEvent> events) {
        return Mono.defer(() -> {
            var form = new UploadForm();
            return events.onErrorMap(IllegalArgumentException.class, UploadReader::unreadable)
                    .windowUntil(PartEvent::isLast, false, 1)
                    .concatMap(part -> part.switchOnFirst((first, rest) -> take(form, first, rest)), 1)
                    .then(Mono.fromCallable(form::complete))
                    .onErrorResume(e -> discard(form).then(Mono.error(e)))
                    .doOnCancel(() -> discard(form).subscribe())
                    .doOnDiscard(PartEvent.class, event -> DataBufferUtils.release(event.content()))
                    .contextWrite(context -> context.put(DROPPED, (Consumer<Throwable>) UploadReader::note));
        });
    }

    /** Spring reads the headers of each part before it hands the part on. */
    private static InvalidField unreadable(IllegalArgumentException e) {
        return e instanceof InvalidMimeTypeException || e instanceof InvalidMediaTypeException
                ? new InvalidField("Content-Type", "of a part cannot be read")
                : new InvalidField("Content-Disposition", "of a part cannot be read");
    }

    private Mono<Void> take(UploadForm form, Signal<? extends PartEvent> first, Flux<PartEvent> part) {
        PartEvent event = first.get();
        if (event == null) {
            return part.then();
        }
        form.begin(event);
        return form.isRejected() ? drain(part) : keep(form, event, part);
    }

    private Mono<Void> keep(UploadForm form, PartEvent event, Flux<PartEvent> part) {
        return event instanceof FilePartEvent file
                ? store(file, part).doOnNext(form::stored).then()
                : part.then();
    }

    /**
     * Takes bytes and forgets them. Ending a request in the middle of a part, on whatever thread, makes Spring's parser
     * release its bytes twice. There is no limit: the connection would read the rest of the request all the same.
     */
    private static Mono<Void> drain(Flux<PartEvent> part) {
        return part.map(event -> bytes(event.content()).length).then();
    }

    private Mono<ReceivedFile> store(FilePartEvent file, Flux<PartEvent> part) {
        MediaType declared = file.headers().getContentType();
        return blobs.store(
                        part.map(event -> bytes(event.content())),
                        settings.maxUpload().toBytes())
                .map(blob -> new ReceivedFile(
                        FileName.of(file.filename()),
                        !FileName.isNone(file.filename()),
                        declared == null ? "" : declared.toString(),
                        blob));
    }

    private static byte[] bytes(DataBuffer buffer) {
        try {
            byte[] bytes = new byte[buffer.readableByteCount()];
            buffer.read(bytes);
            return bytes;
        } finally {
            DataBufferUtils.release(buffer);
        }
    }

    private static void note(Throwable e) {
        if (DisconnectedClientHelper.isClientDisconnectedException(e) || e instanceof DecodingException) {
            LOG.debug("An upload broke off: {}", e.toString());
        } else {
            LOG.error("After an upload had ended", e);
        }
    }

    private Mono<Void> discard(UploadForm form) {
        return Mono.justOrEmpty(form.file())
                .flatMap(file -> blobs.discard(file.blob().id()));
    }
}
