package dev.attest.samples.mail;

import dev.attest.samples.source.FrontMatter;
import dev.attest.samples.source.Rendering;
import dev.attest.samples.source.Source;
import dev.attest.samples.source.SourceWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * Writes Outlook messages. POI only reads them, so the properties are put into the OLE2 container here, as [MS-OXMSG]
 * says; their identifiers are those of [MS-OXPROPS].
 */
public final class MsgWriter implements SourceWriter {

    private static final int UNICODE_STORE = 0x0004_0000;
    private static final int READ = 0x1;
    private static final int HAS_ATTACHMENTS = 0x10;
    private static final int UTF_8_CODE_PAGE = 65_001;
    private static final int TO = 1;
    private static final int CC = 2;

    private final SampleFiles files;

    public MsgWriter(SampleFiles files) {
        this.files = files;
    }

    private record Recipient(Address address, int kind) {}

    @Override
    public Rendering render(Source source) throws IOException {
        List<Attachment> attachments = Attachment.of(source, files);
        List<Recipient> recipients = recipients(source);
        try (POIFSFileSystem container = new POIFSFileSystem();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            DirectoryEntry root = container.getRoot();
            noNamedProperties(root);
            MsgProperties message = message(source, !attachments.isEmpty());
            message.writeMessage(root, recipients.size(), attachments.size());
            for (int at = 0; at < recipients.size(); at++) {
                recipient(recipients.get(at), at)
                        .writeTo(root.createDirectory(String.format("__recip_version1.0_#%08X", at)));
            }
            for (int at = 0; at < attachments.size(); at++) {
                attachment(attachments.get(at), at)
                        .writeTo(root.createDirectory(String.format("__attach_version1.0_#%08X", at)));
            }
            container.writeFilesystem(out);
            return new Rendering(out.toByteArray(), source.written().words().size(), "words");
        }
    }

    private static List<Recipient> recipients(Source source) {
        List<Recipient> recipients = new ArrayList<>();
        Address.of(source, "to").forEach(address -> recipients.add(new Recipient(address, TO)));
        Address.of(source, "cc").forEach(address -> recipients.add(new Recipient(address, CC)));
        return recipients;
    }

    /** The container must have the three streams even when it names no property. */
    private static void noNamedProperties(DirectoryEntry root) throws IOException {
        DirectoryEntry names = root.createDirectory("__nameid_version1.0");
        for (String stream : List.of("00020102", "00030102", "00040102")) {
            names.createDocument("__substg1.0_" + stream, new ByteArrayInputStream(new byte[0]));
        }
    }

    private static MsgProperties message(Source source, boolean attachments) {
        FrontMatter front = source.front();
        Address from = Address.of(source, "from").get(0);
        MsgProperties message = new MsgProperties()
                .text(0x001A, "IPM.Note")
                .text(0x0037, front.value("subject"))
                .text(0x0070, front.value("subject").replaceFirst("(?i)^((re|fw|fwd): *)+", ""))
                .text(0x0E1D, front.value("subject").replaceFirst("(?i)^((re|fw|fwd): *)+", ""))
                .text(0x1000, PlainBody.of(source.blocks()))
                .binary(0x1013, HtmlBody.of(source.blocks()).getBytes(StandardCharsets.UTF_8))
                .text(0x0E04, names(source, "to"))
                .text(0x0E03, names(source, "cc"))
                .text(0x1035, EmlWriter.bracketed(front.value("message-id")))
                .number(0x0017, 1)
                .number(0x0E07, READ | (attachments ? HAS_ATTACHMENTS : 0))
                .number(0x3FDE, UTF_8_CODE_PAGE)
                .number(0x340D, UNICODE_STORE)
                .flag(0x0E1B, attachments)
                .time(0x0039, front.date().toInstant())
                .time(0x0E06, front.date().toInstant())
                .time(0x3007, front.date().toInstant())
                .time(0x3008, front.date().toInstant());
        front.optional("in-reply-to").ifPresent(id -> message.text(0x1042, EmlWriter.bracketed(id)));
        sender(message, from);
        return message;
    }

    /** Once as who sent it and once as in whose name. */
    private static void sender(MsgProperties message, Address from) {
        message.text(0x0C1A, from.name())
                .text(0x0C1E, "SMTP")
                .text(0x0C1F, from.email())
                .text(0x5D01, from.email())
                .text(0x0042, from.name())
                .text(0x0064, "SMTP")
                .text(0x0065, from.email())
                .text(0x5D02, from.email());
    }

    private static String names(Source source, String key) {
        return Address.of(source, key).stream().map(Address::name).collect(Collectors.joining("; "));
    }

    private static MsgProperties recipient(Recipient recipient, int row) {
        Address address = recipient.address();
        return new MsgProperties()
                .text(0x3001, address.name())
                .text(0x3002, "SMTP")
                .text(0x3003, address.email())
                .text(0x39FE, address.email())
                .number(0x0C15, recipient.kind())
                .number(0x0FFE, 6) // a mail user
                .number(0x3000, row);
    }

    private static MsgProperties attachment(Attachment attachment, int number) {
        return new MsgProperties()
                .binary(0x3701, attachment.bytes())
                .text(0x3001, attachment.name())
                .text(0x3703, "." + attachment.extension())
                .text(0x3704, shortName(attachment))
                .text(0x3707, attachment.name())
                .text(0x370E, attachment.type())
                .number(0x0E21, number)
                .number(0x0FFE, 7) // an attachment
                .number(0x3705, 1) // by value
                .number(0x370B, -1); // not placed within the text
    }

    /** Eight and three letters. */
    private static String shortName(Attachment attachment) {
        String extension = attachment.extension();
        String stem = attachment.name().substring(0, attachment.name().length() - extension.length() - 1);
        String shortStem = stem.length() <= 8 ? stem : stem.substring(0, 6) + "~1";
        return shortStem + "." + extension.substring(0, Math.min(3, extension.length()));
    }
}
