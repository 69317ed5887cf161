package dev.attest.samples.mail;

import dev.attest.samples.source.FrontMatter;
import dev.attest.samples.source.Rendering;
import dev.attest.samples.source.Source;
import dev.attest.samples.source.SourceWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.message.BodyPart;
import org.apache.james.mime4j.message.BodyPartBuilder;
import org.apache.james.mime4j.message.DefaultMessageWriter;
import org.apache.james.mime4j.message.MultipartBuilder;
import org.apache.james.mime4j.stream.NameValuePair;
import org.apache.james.mime4j.stream.RawField;

/** Writes mails of RFC 5322: plain text and HTML as alternatives, then the attachments. */
public final class EmlWriter implements SourceWriter {

    private final SampleFiles files;

    public EmlWriter(SampleFiles files) {
        this.files = files;
    }

    @Override
    public Rendering render(Source source) throws IOException {
        List<Attachment> attachments = Attachment.of(source, files);
        Message.Builder mail = Message.Builder.of();
        headers(mail, source);
        if (attachments.isEmpty()) {
            mail.setBody(alternatives(source));
            mail.setContentType("multipart/alternative", boundary(source, "text"));
        } else {
            MultipartBuilder parts = MultipartBuilder.create("mixed");
            BodyPartBuilder text = BodyPartBuilder.create().setBody(alternatives(source));
            parts.addBodyPart(text.setContentType("multipart/alternative", boundary(source, "text"))
                    .build());
            for (Attachment attachment : attachments) {
                parts.addBodyPart(part(attachment));
            }
            mail.setBody(parts.build());
            mail.setContentType("multipart/mixed", boundary(source, "parts"));
        }
        byte[] bytes = DefaultMessageWriter.asBytes(mail.build());
        return new Rendering(bytes, source.written().words().size(), "words");
    }

    private static void headers(Message.Builder mail, Source source) {
        FrontMatter front = source.front();
        mail.setFrom(mailboxes(source, "from"));
        mail.setTo(mailboxes(source, "to"));
        List<Mailbox> copies = mailboxes(source, "cc");
        if (!copies.isEmpty()) {
            mail.setCc(copies.toArray(Mailbox[]::new));
        }
        mail.setSubject(front.value("subject"));
        mail.setDate(
                Date.from(front.date().toInstant()),
                TimeZone.getTimeZone(front.date().getOffset()));
        mail.setMessageId(bracketed(front.value("message-id")));
        front.optional("in-reply-to").map(EmlWriter::bracketed).ifPresent(id -> {
            mail.setField(new RawField("In-Reply-To", id));
            mail.setField(new RawField("References", id));
        });
        mail.setField(new RawField("MIME-Version", "1.0"));
    }

    static String bracketed(String id) {
        return id.startsWith("<") ? id : "<" + id + ">";
    }

    private static List<Mailbox> mailboxes(Source source, String key) {
        return Address.of(source, key).stream()
                .map(address -> new Mailbox(address.name(), address.user(), address.host()))
                .toList();
    }

    private static Multipart alternatives(Source source) throws IOException {
        return MultipartBuilder.create("alternative")
                .addBodyPart(text("plain", PlainBody.of(source.blocks())))
                .addBodyPart(text("html", HtmlBody.of(source.blocks())))
                .build();
    }

    private static BodyPart text(String subtype, String text) throws IOException {
        return BodyPartBuilder.create()
                .setBody(text, subtype, StandardCharsets.UTF_8)
                .setContentTransferEncoding("quoted-printable")
                .build();
    }

    private static BodyPart part(Attachment attachment) throws IOException {
        return BodyPartBuilder.create()
                .setBody(attachment.bytes(), attachment.type())
                .setContentType(attachment.type(), new NameValuePair("name", attachment.name()))
                .setContentTransferEncoding("base64")
                .setContentDisposition("attachment", attachment.name())
                .build();
    }

    /** mime4j would take one by chance. */
    private static NameValuePair boundary(Source source, String part) {
        String name = Integer.toHexString(source.front().file().hashCode());
        return new NameValuePair("boundary", "----=_" + part + "_" + name);
    }
}
