package dev.attest.documents.mail;

import dev.attest.documents.Extraction;
import dev.attest.documents.ParseLimits;
import dev.attest.documents.Source;
import dev.attest.documents.UnreadableDocument;
import dev.attest.documents.UnreadableDocument.Reason;
import dev.attest.documents.parsing.FileParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;

/** Reads Internet mail (RFC 5322, MIME). */
final class EmlParser extends FileParser {

    private static final List<String> SHOWN = List.of("From", "To", "Cc", "Date");
    private static final Set<String> KNOWN = Set.of(
            "from", "to", "cc", "date", "subject", "message-id", "received", "return-path", "mime-version", "sender");
    /** Some programs write a paragraph, or a whole HTML page, on one line. */
    private static final MimeConfig LENIENT = MimeConfig.custom()
            .setMaxLineLen(-1)
            .setMaxHeaderCount(2_000)
            .setMaxHeaderLen(100_000)
            .build();

    private final LetterWriter writer;

    EmlParser(ParseLimits limits, LetterWriter writer) {
        super(Set.of("message/rfc822"), limits);
        this.writer = writer;
    }

    @Override
    protected Extraction read(Source source) throws IOException {
        DefaultMessageBuilder builder = new DefaultMessageBuilder();
        builder.setMimeEntityConfig(LENIENT);
        builder.setDecodeMonitor(DecodeMonitor.SILENT);
        Message message = builder.parseMessage(new ByteArrayInputStream(source.bytes()));
        try {
            requireMail(source, message);
            MailParts parts = new MailParts(source, limits());
            parts.addAll(message);
            return writer.write(letter(message, parts), writer(source));
        } finally {
            message.dispose();
        }
    }

    private static Letter letter(Message message, MailParts parts) {
        List<Letter.Header> headers = new ArrayList<>();
        for (String name : SHOWN) {
            String value = header(message, name);
            if (!value.isBlank()) {
                headers.add(new Letter.Header(name, value));
            }
        }
        return new Letter(header(message, "Subject"), headers, parts.bodies(), parts.attachments(), parts.warnings());
    }

    private static String header(Message message, String name) {
        Field field = message.getHeader().getField(name);
        return field == null
                ? ""
                : DecoderUtil.decodeEncodedWords(field.getBody(), DecodeMonitor.SILENT)
                        .strip();
    }

    private static void requireMail(Source source, Message message) {
        boolean mail =
                message.getHeader().getFields().stream().anyMatch(field -> KNOWN.contains(field.getNameLowerCase()));
        if (!mail) {
            throw new UnreadableDocument(
                    Reason.BROKEN,
                    source.shownName() + " has no mail header, such as From or Subject. Save the mail again from the"
                            + " mail program and upload that.");
        }
    }
}
