package dev.attest.documents.mail;

import dev.attest.documents.Attachment;
import dev.attest.documents.ParseLimits;
import dev.attest.documents.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.poi.hsmf.datatypes.AttachmentChunks;
import org.apache.poi.hsmf.datatypes.StringChunk;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;

/** Takes the files out of one Outlook message and counts those it must leave. Used once. */
final class MsgAttachments {

    private final Source source;
    private final ParseLimits limits;
    private final POIFSFileSystem outer;
    private final List<Attachment> files = new ArrayList<>();
    private int beyond;
    private int withoutFile;

    MsgAttachments(Source source, ParseLimits limits, POIFSFileSystem outer) {
        this.source = source;
        this.limits = limits;
        this.outer = outer;
    }

    List<Attachment> files() {
        return files;
    }

    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (beyond > 0) {
            warnings.add(LeftOut.beyond(source, limits.attachments(), beyond));
        }
        if (withoutFile > 0) {
            warnings.add(LeftOut.withoutFile(source, withoutFile));
        }
        return warnings;
    }

    void add(AttachmentChunks chunks) throws IOException {
        boolean message = EmbeddedMessage.isMessage(chunks);
        if (!message && isPictureOfThePage(chunks)) {
            return;
        }
        byte[] bytes = chunks.getEmbeddedAttachmentObject();
        if (!message && bytes == null) {
            withoutFile++;
        } else if (files.size() == limits.attachments()) {
            beyond++;
        } else if (message) {
            files.add(new Attachment(
                    name(chunks) + ".msg", "application/vnd.ms-outlook", EmbeddedMessage.alone(chunks, outer)));
        } else {
            files.add(new Attachment(name(chunks), value(chunks.getAttachMimeTag()), bytes));
        }
    }

    /** A picture that the mail's own page shows. */
    private static boolean isPictureOfThePage(AttachmentChunks chunks) {
        return !value(chunks.getAttachContentId()).isBlank()
                && value(chunks.getAttachMimeTag()).startsWith("image/");
    }

    private static String name(AttachmentChunks chunks) {
        return Stream.of(chunks.getAttachLongFileName(), chunks.getAttachFileName(), chunks.getAttachDisplayName())
                .map(MsgAttachments::value)
                .filter(candidate -> !candidate.isBlank())
                .findFirst()
                .orElse("attachment");
    }

    private static String value(@Nullable StringChunk chunk) {
        return Optional.ofNullable(chunk).map(StringChunk::getValue).orElse("");
    }
}
