package dev.attest.documents.mail;

import dev.attest.documents.Attachment;
import dev.attest.documents.ParseLimits;
import dev.attest.documents.Source;
import dev.attest.documents.UnreadableDocument;
import dev.attest.documents.UnreadableDocument.Reason;
import dev.attest.documents.parsing.TextBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.dom.field.ContentTypeField;
import org.apache.james.mime4j.message.DefaultMessageWriter;
import org.jspecify.annotations.Nullable;

/** Sorts the parts of one mail into texts to read and files attached. Used once. */
final class MailParts {

    /** Cryptographic signatures, which say nothing to a reader. */
    private static final Set<String> SIGNATURES =
            Set.of("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature");

    private static final Set<String> ENVELOPES =
            Set.of("application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted");

    private static final String MAIL = "message/rfc822";

    private final Source source;
    private final ParseLimits limits;
    private final List<Letter.Body> bodies = new ArrayList<>();
    private final List<Attachment> attachments = new ArrayList<>();
    private final Set<String> warnings = new LinkedHashSet<>();
    private int leftOut;
    /** The first text that has a file's name though the mail shows it among its words. */
    private @Nullable NamedText named;

    /** Such a text, and the file it is where the mail says more. */
    private record NamedText(Letter.Body body, Attachment file) {}

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
        List<String> all = new ArrayList<>(warnings);
        if (leftOut > 0) {
            all.add(LeftOut.beyond(source, limits.attachments(), leftOut));
        }
        return all;
    }

    /** Sorts all parts of a mail. */
    void addAll(Entity mail) throws IOException {
        add(mail, 0);
        boolean silent = bodies.stream().allMatch(body -> body.text().isBlank());
        if (named != null && silent && attachments.remove(named.file())) {
            bodies.add(named.body());
        }
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
            addText(entity);
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

    /** A file attached to the text that is not chosen is kept. */
    private void addBest(List<Entity> parts, int depth) throws IOException {
        List<Letter.Body> plain = new ArrayList<>();
        List<Letter.Body> page = new ArrayList<>();
        for (Entity part : parts) {
            MailParts one = new MailParts(source, limits);
            one.add(part, depth + 1);
            (one.bodies.stream().anyMatch(Letter.Body::html) ? page : plain).addAll(one.bodies);
            one.attachments.forEach(this::keep);
            leftOut += one.leftOut;
            warnings.addAll(one.warnings);
            named = named == null ? one.named : named;
        }
        bodies.addAll(Alternatives.best(plain, page));
    }

    private void addText(Entity entity) throws IOException {
        byte[] bytes = bytes((SingleBody) entity.getBody());
        String charset = Optional.ofNullable(entity.getCharset()).orElse("");
        TextBytes.Decoded decoded =
                TextBytes.decodePart(new Source(source.name(), type(entity), bytes), charset, limits.characters());
        Letter.Body text = new Letter.Body(decoded.text(), type(entity).equals("text/html"));
        Optional<String> name = name(entity);
        if (name.isEmpty()) {
            bodies.add(text);
            warnings.addAll(decoded.warnings());
            return;
        }
        Attachment file = new Attachment(name.get(), type(entity), bytes);
        keep(file);
        named = named == null ? new NamedText(text, file) : named;
    }

    private void attach(Entity entity, Body body) throws IOException {
        if (body instanceof Message message) {
            var bytes = new ByteArrayOutputStream();
            new DefaultMessageWriter().writeMessage(message, bytes);
            String subject =
                    Optional.ofNullable(message.getSubject()).orElse("").replaceAll("[/\\\\]", "-");
            String name = name(entity).orElse(subject.isBlank() ? "message" : subject);
            keep(new Attachment(mailName(name), MAIL, bytes.toByteArray()));
        } else if (body instanceof SingleBody single) {
            String name = name(entity).orElse("attachment");
            keep(new Attachment(type(entity).equals(MAIL) ? mailName(name) : name, type(entity), bytes(single)));
        }
    }

    /** Only the name tells a mail from a text that begins like one. */
    private static String mailName(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".eml") ? name : name.strip() + ".eml";
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
        return entity.getBody() instanceof SingleBody
                && shown
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
                .or(() -> typeName(entity))
                .map(name -> DecoderUtil.decodeEncodedWords(name, DecodeMonitor.SILENT))
                .filter(name -> !name.isBlank());
    }

    /** Where older programs put the name of a file. */
    private static Optional<String> typeName(Entity entity) {
        return entity.getHeader().getField("Content-Type") instanceof ContentTypeField field
                ? Optional.ofNullable(field.getParameter("name"))
                : Optional.empty();
    }

    private static byte[] bytes(SingleBody body) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var in = body.getInputStream()) {
            in.transferTo(bytes);
        }
        return bytes.toByteArray();
    }
}
