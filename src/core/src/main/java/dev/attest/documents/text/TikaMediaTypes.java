package dev.attest.documents.text;

import dev.attest.documents.MediaTypes;
import dev.attest.documents.Source;
import dev.attest.documents.parsing.TextBytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypes;
import org.jspecify.annotations.Nullable;

/**
 * Detects with Tika's magic bytes. Content that is text is one of {@code text/markdown}, {@code text/html} and {@code
 * text/plain}, or a table in characters, chosen by the name, unless it carries the signature of another format written in characters (PDF, RTF,
 * a whole HTML page). UTF-16 without a byte order mark counts as text when it is mostly Latin. An empty file is text.
 */
public final class TikaMediaTypes implements MediaTypes {

    private static final String MARKDOWN = "text/markdown";
    private static final String HTML = "text/html";
    private static final String PLAIN = "text/plain";

    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("md", MARKDOWN),
            Map.entry("markdown", MARKDOWN),
            Map.entry("mdown", MARKDOWN),
            Map.entry("mkd", MARKDOWN),
            Map.entry("html", HTML),
            Map.entry("htm", HTML),
            Map.entry("xhtml", HTML),
            Map.entry("txt", PLAIN),
            Map.entry("text", PLAIN),
            Map.entry("log", PLAIN),
            Map.entry("csv", "text/csv"),
            Map.entry("tsv", "text/tab-separated-values"),
            Map.entry("tab", "text/tab-separated-values"));

    private static final String MAIL = "message/rfc822";
    private static final Pattern FIELD = Pattern.compile("([!-9;-~]{1,80}):.*");
    private static final Set<String> MAIL_FIELDS =
            Set.of("from", "to", "subject", "date", "received", "return-path", "message-id", "mime-version");

    /** Written in characters, but no text to be read as such; only their own signature is believed. */
    private static final Set<String> FORMATS_IN_CHARACTERS =
            Set.of("application/pdf", "application/rtf", "application/postscript");

    private static final Set<String> HTML_TYPES = Set.of(HTML, "application/xhtml+xml");

    private final MimeTypes types = MimeTypes.getDefaultMimeTypes();
    private final MediaTypeRegistry registry = types.getMediaTypeRegistry();

    @Override
    public Detected detect(byte[] head, byte[] tail, String name, String declared) {
        String text = TextBytes.plausible(head);
        MediaType claimed = declared.isBlank() ? null : MediaType.parse(declared.strip());
        String type = type(head, tail, text, name, claimed);
        List<String> warnings = new ArrayList<>();
        String treated = "but its content is " + type + "; it is treated as " + type + ".";
        MediaType named = tika(new byte[0], name);
        if (contradicts(named, type)) {
            warnings.add("The file is named " + Source.shown(name) + ", which means " + named + ", " + treated);
        }
        if (claimed != null && contradicts(claimed.getBaseType(), type)) {
            warnings.add("The upload of " + Source.shown(name) + " was declared as " + claimed.getBaseType() + ", "
                    + treated);
        }
        return new Detected(type, warnings);
    }

    private String type(byte[] head, byte[] tail, @Nullable String text, String name, @Nullable MediaType claimed) {
        boolean saidMail = extension(name).equals("eml")
                || (claimed != null && claimed.getBaseType().toString().equals(MAIL));
        // A mail may carry bytes that are no text, below a header that is.
        String start = text == null ? new String(head, StandardCharsets.ISO_8859_1) : text;
        if (saidMail && isMail(start.stripLeading())) {
            return MAIL;
        }
        return text == null ? Containers.type(head, tail).orElseGet(() -> binary(head, name)) : text(text, name);
    }

    private String binary(byte[] head, String name) {
        // With the name, Tika tells a word processor's file from the ZIP archive it is packed in.
        MediaType named = tika(head, name);
        MediaType type = isText(named) ? tika(head, null) : named;
        return isText(type) ? MimeTypes.OCTET_STREAM : type.toString();
    }

    private String text(String text, String name) {
        String kind = KINDS.get(extension(name));
        String start = text.stripLeading();
        if (start.startsWith("%PDF-") || start.startsWith("{\\rtf") || start.startsWith("%!PS")) {
            String type = tika(start.getBytes(StandardCharsets.UTF_8), null).toString();
            if (FORMATS_IN_CHARACTERS.contains(type)) {
                return type;
            }
        }
        if (isHtmlPage(start)) {
            return HTML;
        }
        if (kind != null) {
            return kind;
        }
        String type = tika(start.getBytes(StandardCharsets.UTF_8), null).toString();
        if (HTML_TYPES.contains(type)) {
            return HTML;
        }
        return start.startsWith("<?xml") || type.equals("image/svg+xml") || type.equals(MAIL) ? type : PLAIN;
    }

    /** Whether it begins with the header of a mail (RFC 5322): fields, one of them well known; mailboxes put a line above. */
    private static boolean isMail(String start) {
        boolean known = false;
        boolean first = true;
        for (String line : (Iterable<String>) start.lines()::iterator) {
            Matcher field = FIELD.matcher(line);
            boolean mailbox = first && line.startsWith("From ");
            first = false;
            if (mailbox) {
                continue;
            }
            if (field.matches()) {
                known |= MAIL_FIELDS.contains(field.group(1).toLowerCase(Locale.ROOT));
            } else if (line.isBlank() || !Character.isWhitespace(line.charAt(0))) {
                return known && line.isBlank();
            }
        }
        return known;
    }

    private static boolean isHtmlPage(String start) {
        String head = start.substring(0, Math.min(start.length(), 1000)).toLowerCase(Locale.ROOT);
        return head.startsWith("<!doctype html")
                || head.startsWith("<html")
                || (head.startsWith("<?xml") && head.contains("<html"));
    }

    private MediaType tika(byte[] head, @Nullable String name) {
        Metadata metadata = new Metadata();
        if (name != null) {
            metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        }
        try {
            return types.detect(head.length == 0 ? null : new ByteArrayInputStream(head), metadata);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a claim says something else than the content; kinds of text do not contradict each other. */
    private boolean contradicts(MediaType claim, String detected) {
        MediaType claimed = registry.normalize(claim);
        MediaType content = registry.normalize(MediaType.parse(detected));
        if (claimed.equals(MediaType.OCTET_STREAM) || claimed.equals(content)) {
            return false;
        }
        if (isText(content)) {
            return !isText(claimed);
        }
        return !registry.isSpecializationOf(claimed, content) && !registry.isSpecializationOf(content, claimed);
    }

    private boolean isText(MediaType type) {
        return type.getType().equals("text")
                || HTML_TYPES.contains(type.toString())
                || registry.isSpecializationOf(type, MediaType.TEXT_PLAIN);
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
