package dev.attest.documents.mail;

import dev.attest.documents.Attachment;
import dev.attest.documents.ParseLimits;
import dev.attest.documents.Source;
import dev.attest.documents.UnreadableDocument;
import dev.attest.documents.UnreadableDocument.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.message.DefaultMessageWriter;

/** Sorts the parts of one mail into texts to read and files attached. Used once. */
final class MailParts {

    /** Cryptographic signatures, which say nothing to a reader. */
    private static final Set<String> SIGNATURES =
            Set.of("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature");

    private static final Set<String> ENVELOPES =
            Set.of("application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted");
    private static final Pattern HEADED_TABLE = Pattern.compile("<th[\\s>]", Pattern.CASE_INSENSITIVE);

    private final Source source;
    private final ParseLimits limits;
    private final List<Letter.Body> bodies = new ArrayList<>();
    private final List<Attachment> attachments = new ArrayList<>();
    private int leftOut;

    MailParts(Source source, ParseLimits limits) {
        this.source = source;
        this.limits = limits;
    }

    List<Letter.Body> bodies() {
        return bodies;
    }

    List<Attachment> attachments() {
        return attachments;
    }

    List<String> warnings() {
        return leftOut == 0
                ? List.of()
                : List.of("%s has more than %d attachments; the last %d were not read. Upload them by themselves."
                        .formatted(source.shownName(), limits.attachments(), leftOut));
    }

    void add(Entity mail) throws IOException {
        add(mail, 0);
    }

    private void add(Entity entity, int depth) throws IOException {
        if (depth > limits.nesting()) {
            throw new UnreadableDocument(
                    Reason.TOO_DEEP,
                    "The parts of %s are nested more than %d deep. Save the mail without the mails inside it."
                            .formatted(source.shownName(), limits.nesting()));
        }
        if (ENVELOPES.contains(type(entity)) && !isSigned(entity)) {
            throw new UnreadableDocument(
                    Reason.ENCRYPTED,
                    source.shownName()
                            + " is an encrypted mail. Save it decrypted from the mail program and upload that.");
        }
        Body body = entity.getBody();
        if (body instanceof Multipart multipart) {
            addParts(multipart, depth);
        } else if (isText(entity)) {
            bodies.add(new Letter.Body(text(entity), type(entity).equals("text/html")));
        } else if (body != null && !SIGNATURES.contains(type(entity)) && !isPictureOfThePage(entity)) {
            attach(entity, body);
        }
    }

    private void addParts(Multipart multipart, int depth) throws IOException {
        List<Entity> parts = multipart.getBodyParts();
        if (multipart.getSubType().equalsIgnoreCase("alternative")) {
            addBest(parts, depth);
            return;
        }
        for (Entity part : parts) {
            add(part, depth + 1);
        }
    }

    /** Plain text, which keeps quotes apart; the page where that holds a table with headers, or is all there is. */
    private void addBest(List<Entity> parts, int depth) throws IOException {
        MailParts plain = new MailParts(source, limits);
        MailParts page = new MailParts(source, limits);
        for (Entity part : parts) {
            (type(part).equals("text/plain") ? plain : page).add(part, depth + 1);
        }
        boolean plainSays = plain.bodies.stream().anyMatch(body -> !body.text().isBlank());
        boolean tables = page.bodies.stream()
                .anyMatch(body -> HEADED_TABLE.matcher(body.text()).find());
        bodies.addAll(plainSays && !tables ? plain.bodies : page.bodies.isEmpty() ? plain.bodies : page.bodies);
        page.attachments.forEach(this::keep);
        leftOut += page.leftOut;
    }

    private void attach(Entity entity, Body body) throws IOException {
        if (body instanceof Message message) {
            var bytes = new ByteArrayOutputStream();
            new DefaultMessageWriter().writeMessage(message, bytes);
            String subject = Optional.ofNullable(message.getSubject()).orElse("");
            keep(new Attachment(
                    name(entity).orElse(subject.isBlank() ? "message.eml" : subject + ".eml"),
                    "message/rfc822",
                    bytes.toByteArray()));
        } else if (body instanceof SingleBody single) {
            keep(new Attachment(name(entity).orElse("attachment"), type(entity), bytes(single)));
        }
    }

    private void keep(Attachment attachment) {
        if (attachments.size() < limits.attachments()) {
            attachments.add(attachment);
        } else {
            leftOut++;
        }
    }

    private static boolean isText(Entity entity) {
        boolean shown = !"attachment".equalsIgnoreCase(entity.getDispositionType());
        boolean named = name(entity).isPresent();
        return entity.getBody() instanceof SingleBody
                && shown
                && !named
                && Set.of("text/plain", "text/html").contains(type(entity));
    }

    /** Pictures that a page of the mail shows in its text: logos, mostly. */
    private static boolean isPictureOfThePage(Entity entity) {
        boolean inside = entity.getHeader().getField("Content-ID") != null
                && !"attachment".equalsIgnoreCase(entity.getDispositionType());
        return inside && type(entity).startsWith("image/");
    }

    private static boolean isSigned(Entity entity) {
        return Optional.ofNullable(entity.getHeader().getField("Content-Type"))
                .map(field -> field.getBody().toLowerCase(Locale.ROOT))
                .filter(body -> body.contains("signed-data"))
                .isPresent();
    }

    private static String type(Entity entity) {
        return entity.getMimeType() == null
                ? "text/plain"
                : entity.getMimeType().toLowerCase(Locale.ROOT);
    }

    private static Optional<String> name(Entity entity) {
        return Optional.ofNullable(entity.getFilename())
                .map(name -> DecoderUtil.decodeEncodedWords(name, DecodeMonitor.SILENT))
                .filter(name -> !name.isBlank());
    }

    private static byte[] bytes(SingleBody body) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var in = body.getInputStream()) {
            in.transferTo(bytes);
        }
        return bytes.toByteArray();
    }

    private static String text(Entity entity) throws IOException {
        byte[] bytes = bytes((SingleBody) entity.getBody());
        return new String(bytes, charset(entity.getCharset()));
    }

    /** A name nobody knows is read as what most such mails are written in. */
    private static Charset charset(String name) {
        try {
            Charset charset = Charset.forName(name);
            return charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
        } catch (IllegalArgumentException e) {
            return Charset.forName("windows-1252");
        }
    }
}
