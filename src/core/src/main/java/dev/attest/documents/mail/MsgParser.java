package dev.attest.documents.mail;

import dev.attest.documents.Extraction;
import dev.attest.documents.ParseLimits;
import dev.attest.documents.Source;
import dev.attest.documents.parsing.FileParser;
import dev.attest.documents.parsing.TextBytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UnsupportedEncodingException;
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
import org.apache.poi.hsmf.datatypes.ByteChunk;
import org.apache.poi.hsmf.datatypes.MAPIProperty;
import org.apache.poi.hsmf.datatypes.PropertyValue;
import org.apache.poi.hsmf.datatypes.StringChunk;
import org.apache.poi.hsmf.exceptions.ChunkNotFoundException;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.util.CodePageUtil;
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
            return writer.write(letter(message, files, source), writer(source));
        } catch (ChunkNotFoundException e) {
            throw new IOException(e);
        }
    }

    private Letter letter(MAPIMessage message, POIFSFileSystem files, Source source)
            throws ChunkNotFoundException, IOException {
        MsgAttachments attachments = new MsgAttachments(source, limits(), files);
        for (AttachmentChunks chunks : message.getAttachmentFiles()) {
            attachments.add(chunks);
        }
        List<String> warnings = new ArrayList<>(attachments.warnings());
        List<Letter.Body> bodies = bodies(message, source, warnings);
        return new Letter(said(message.getSubject()), headers(message), bodies, attachments.files(), warnings);
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

    private List<Letter.Body> bodies(MAPIMessage message, Source source, List<String> warnings)
            throws ChunkNotFoundException, IOException {
        List<Letter.Body> plain = shown(said(message.getTextBody()), false);
        List<Letter.Body> best = Alternatives.best(plain, shown(page(message, source, warnings), true));
        return best.isEmpty() ? shown(plain(said(message.getRtfBody())), false) : best;
    }

    private static List<Letter.Body> shown(String text, boolean html) {
        return text.isBlank() ? List.of() : List.of(new Letter.Body(lines(text), html));
    }

    private static String lines(String text) {
        return text.replace('\0', ' ').replace("\r\n", "\n").replace('\r', '\n');
    }

    private String page(MAPIMessage message, Source source, List<String> warnings) throws ChunkNotFoundException {
        ByteChunk bytes = message.getMainChunks().getHtmlBodyChunkBinary();
        if (bytes == null) {
            return said(message.getHtmlBody());
        }
        TextBytes.Decoded decoded = TextBytes.decodePart(
                new Source(source.name(), "text/html", bytes.getValue()), charset(message), limits().characters());
        warnings.addAll(decoded.warnings());
        return decoded.text();
    }

    /** Of the page, as the mail says; empty when it says nothing that is known. */
    private static String charset(MAPIMessage message) {
        List<PropertyValue> pages = message.getMainChunks().getProperties().get(MAPIProperty.INTERNET_CPID);
        if (pages == null || pages.isEmpty() || !(pages.get(0).getValue() instanceof Integer page)) {
            return "";
        }
        try {
            return CodePageUtil.codepageToEncoding(page, true);
        } catch (UnsupportedEncodingException e) {
            return "";
        }
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

    private static String said(@Nullable String value) {
        return value == null ? "" : value;
    }
}
