package dev.attest.documents.web;

import dev.attest.documents.Blobs;
import dev.attest.documents.web.UploadForm.ReceivedFile;
import dev.attest.problems.InvalidField;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FilePartEvent;
import org.springframework.http.codec.multipart.FormPartEvent;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;

/** Takes a multipart upload in as it arrives: the file goes straight into the ledger, in whatever order the parts come. */
@Component
final class UploadReader {

    // An upload that breaks off says so twice, the second time to nobody; without this key Reactor logs it as an error.
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
            return events.windowUntil(PartEvent::isLast, false, 1)
                    .concatMap(part -> part.switchOnFirst((first, rest) -> take(form, first, rest)), 1)
                    .then(Mono.fromCallable(form::complete))
                    .onErrorResume(e -> discard(form).then(Mono.error(e)))
                    .doOnCancel(() -> discard(form).subscribe())
                    .doOnDiscard(PartEvent.class, event -> DataBufferUtils.release(event.content()))
                    .contextWrite(context -> context.put(DROPPED, (Consumer<Throwable>) UploadReader::note));
        });
    }

    private Mono<Void> take(UploadForm form, Signal<? extends PartEvent> first, Flux<PartEvent> part) {
        PartEvent event = first.get();
        if (event instanceof FilePartEvent file) {
            form.beginFile(file.name());
            return store(file, part).doOnNext(form::stored).then();
        }
        if (event instanceof FormPartEvent field) {
            form.add(field.name(), field.value());
            return part.then();
        }
        return event == null
                ? part.then()
                : Mono.error(new InvalidField(event.name(), "must be plain text, or a file with a filename"));
    }

    private Mono<ReceivedFile> store(FilePartEvent file, Flux<PartEvent> part) {
        MediaType declared = file.headers().getContentType();
        return blobs.store(
                        part.map(event -> bytes(event.content())),
                        settings.maxUpload().toBytes())
                .map(blob -> new ReceivedFile(
                        FileName.of(file.filename()), declared == null ? "" : declared.toString(), blob));
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
        LOG.debug("An upload broke off: {}", e.toString());
    }

    private Mono<Void> discard(UploadForm form) {
        return Mono.justOrEmpty(form.file())
                .flatMap(file -> blobs.discard(file.blob().id()));
    }
}
