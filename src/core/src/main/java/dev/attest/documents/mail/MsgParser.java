package dev.attest.documents.mail;

import dev.attest.documents.Attachment;
import dev.attest.documents.Extraction;
import dev.attest.documents.ParseLimits;
import dev.attest.documents.Source;
import dev.attest.documents.parsing.FileParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.swing.text.BadLocationException;
import javax.swing.text.DefaultStyledDocument;
import javax.swing.text.rtf.RTFEditorKit;
import org.apache.poi.hsmf.MAPIMessage;
import org.apache.poi.hsmf.datatypes.AttachmentChunks;
import org.apache.poi.hsmf.datatypes.StringChunk;
import org.apache.poi.hsmf.exceptions.ChunkNotFoundException;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;

/** Reads mail as Outlook saves it (MS-OXMSG). */
final class MsgParser extends FileParser {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    private final LetterWriter writer;

    MsgParser(ParseLimits limits, LetterWriter writer) {
        super(Set.of("application/vnd.ms-outlook"), limits);
        this.writer = writer;
    }

    @Override
    protected Extraction read(Source source) throws IOException {
        try (var files = new POIFSFileSystem(new ByteArrayInputStream(source.bytes()));
                var message = new MAPIMessage(files)) {
            message.setReturnNullOnMissingChunk(true);
            if (message.has7BitEncodingStrings()) {
                message.guess7BitEncoding();
            }
            return writer.write(letter(message, files, source), source, writer(source));
        } catch (ChunkNotFoundException e) {
            throw new IOException(e);
        }
    }

    private Letter letter(MAPIMessage message, POIFSFileSystem files, Source source)
            throws ChunkNotFoundException, IOException {
        List<Attachment> attachments = new ArrayList<>();
        AttachmentChunks[] found = message.getAttachmentFiles();
        for (AttachmentChunks chunks : found) {
            if (attachments.size() < limits().attachments()) {
                attachment(chunks, files).ifPresent(attachments::add);
            }
        }
        List<String> warnings = found.length <= limits().attachments()
                ? List.of()
                : List.of("%s has more than %d attachments; the last %d were not read. Upload them by themselves."
                        .formatted(source.shownName(), limits().attachments(), found.length - limits().attachments()));
        return new Letter(said(message.getSubject()), headers(message), body(message), attachments, warnings);
    }

    private static List<Letter.Header> headers(MAPIMessage message) throws ChunkNotFoundException {
        return Stream.of(
                        new Letter.Header("From", from(message)),
                        new Letter.Header("To", said(message.getDisplayTo())),
                        new Letter.Header("Cc", said(message.getDisplayCC())),
                        new Letter.Header("Date", date(message.getMessageDate())))
                .filter(header -> !header.value().isBlank())
                .toList();
    }

    private static String from(MAPIMessage message) throws ChunkNotFoundException {
        String name = said(message.getDisplayFrom());
        String address = Optional.ofNullable(message.getMainChunks().getEmailFromChunk())
                .map(StringChunk::getValue)
                .orElse("");
        return address.contains("@") && !name.contains(address) ? name + " <" + address + ">" : name;
    }

    private static String date(@Nullable Calendar date) {
        return date == null ? "" : DATE.format(date.toInstant().atOffset(ZoneOffset.UTC));
    }

    private static List<Letter.Body> body(MAPIMessage message) throws ChunkNotFoundException, IOException {
        String plain = said(message.getTextBody());
        if (!plain.isBlank()) {
            return List.of(new Letter.Body(plain, false));
        }
        String page = said(message.getHtmlBody());
        if (!page.isBlank()) {
            return List.of(new Letter.Body(page, true));
        }
        String rich = said(message.getRtfBody());
        return rich.isBlank() ? List.of() : List.of(new Letter.Body(plain(rich), false));
    }

    private static String plain(String rich) throws IOException {
        var document = new DefaultStyledDocument();
        try {
            new RTFEditorKit().read(new StringReader(rich), document, 0);
            return document.getText(0, document.getLength());
        } catch (BadLocationException e) {
            throw new IOException(e);
        }
    }

    private static Optional<Attachment> attachment(AttachmentChunks chunks, POIFSFileSystem files) throws IOException {
        String name = Stream.of(
                        chunks.getAttachLongFileName(), chunks.getAttachFileName(), chunks.getAttachDisplayName())
                .map(MsgParser::value)
                .filter(candidate -> !candidate.isBlank())
                .findFirst()
                .orElse("attachment");
        if (chunks.isEmbeddedMessage()) {
            return Optional.of(
                    new Attachment(name + ".msg", "application/vnd.ms-outlook", EmbeddedMessage.alone(chunks, files)));
        }
        // A picture that the mail's own page shows.
        boolean inside = !value(chunks.getAttachContentId()).isBlank()
                && value(chunks.getAttachMimeTag()).startsWith("image/");
        byte[] bytes = chunks.getEmbeddedAttachmentObject();
        return bytes == null || inside
                ? Optional.empty()
                : Optional.of(new Attachment(name, value(chunks.getAttachMimeTag()), bytes));
    }

    private static String value(@Nullable StringChunk chunk) {
        return chunk == null ? "" : said(chunk.getValue());
    }

    private static String said(@Nullable String value) {
        return value == null ? "" : value;
    }
}
