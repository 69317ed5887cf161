package dev.attest.documents.parsing;

import dev.attest.documents.Source;
import dev.attest.documents.UnreadableDocument;
import dev.attest.documents.UnreadableDocument.Reason;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * From bytes to characters: byte order mark, else UTF-8, else what the file or the mail around it declares, else
 * windows-1252. Latin-1 is read as its superset windows-1252.
 */
public final class TextBytes {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private static final int SAMPLE = 8192;
    /** Random bytes read as windows-1252 hold 11 % of control characters, texts none. */
    private static final double MOST_CONTROLS = 0.05;

    private static final Pattern META_CHARSET =
            Pattern.compile("<(?:meta|\\?xml)[^>]{0,500}?(?:charset|encoding)\\s*=\\s*[\"']?\\s*([\\w.:-]{1,40})");

    private TextBytes() {}

    /** A text with the sentences that its uploader should read. */
    public record Decoded(String text, List<String> warnings) {

        public Decoded {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * The characters of a whole file, lines ended by {@code \n}, without a byte order mark.
     *
     * @throws UnreadableDocument when there are more than {@code limit}, before memory is taken for them
     */
    public static Decoded decode(Source source, boolean html, int limit) {
        byte[] bytes = source.bytes();
        String file = source.shownName();
        List<String> warnings = List.of();
        Charset charset = unicode(bytes, false);
        if (charset == null && html) {
            charset = declared(bytes);
        }
        if (charset == null) {
            charset = WINDOWS_1252;
            warnings = List.of(file + " is not UTF-8 and was read as windows-1252; if letters look wrong, save it as"
                    + " UTF-8 and upload it again.");
        }
        String text = decoded(source, charset, html, limit);
        requireText(text, file);
        return new Decoded(text, warnings);
    }

    /**
     * The characters of a text inside a file, such as the body of a mail. As the rest of the file may well be readable,
     * NUL characters become spaces, and bytes that are no text become an empty one, with a warning.
     *
     * @param part named as the whole file, of the type of this text
     * @param declared the charset the file gives for this text, untrusted; empty when it gives none
     * @throws UnreadableDocument when there are more than {@code limit}, before memory is taken for them
     */
    public static Decoded decodePart(Source part, String declared, int limit) {
        boolean html = part.mediaType().equals("text/html");
        Charset charset = charset(part.bytes(), declared, html);
        List<String> warnings = charset != null
                ? List.of()
                : List.of("A text in " + part.shownName() + " does not say which characters it is written in, or not"
                        + " truly, and was read as windows-1252; check whether its letters look right.");
        String text = decoded(part, charset == null ? WINDOWS_1252 : charset, html, limit);
        if (mostlyControls(text.replace("\0", ""))) {
            return new Decoded(
                    "", List.of("A text in " + part.shownName() + " consists of control characters and was not read."));
        }
        return new Decoded(text.replace('\0', ' '), warnings);
    }

    /** What the text is written in, or null when that must be guessed. */
    private static @Nullable Charset charset(byte[] bytes, String declared, boolean html) {
        Charset named = named(declared);
        boolean sevenBits = true;
        for (byte b : bytes) {
            sevenBits &= b > 0;
        }
        // ISO-2022-JP and its kin write everything in ASCII's bytes.
        if (sevenBits && named != null) {
            return named;
        }
        Charset unicode = unicode(bytes, false);
        if (unicode != null) {
            return unicode;
        }
        if (named == null) {
            return html ? declared(bytes) : null;
        }
        return named.equals(StandardCharsets.UTF_8) && !mostlyUtf8(bytes) ? null : named;
    }

    /** Whether a text that fails as UTF-8 was UTF-8 once and lost a few bytes. */
    private static boolean mostlyUtf8(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        long lost = text.chars().filter(c -> c == '\uFFFD').count();
        long kept = text.chars().filter(c -> c > 0x7F && c != '\uFFFD').count();
        return kept > lost;
    }

    private static String decoded(Source source, Charset charset, boolean html, int limit) {
        byte[] bytes = source.bytes();
        int mark = markLength(bytes);
        if (DecodedLength.exceeds(limit, ByteBuffer.wrap(bytes, mark, bytes.length - mark), charset, html)) {
            throw TextWriter.tooMuchText(source, limit);
        }
        // A decoder would take two bytes for each character, and then copy them.
        return new String(bytes, mark, bytes.length - mark, charset)
                .replace("\r\n", "\n")
                .replace('\r', '\n');
    }

    /** The characters at the start of a file, or null when these bytes are not text. */
    public static @Nullable String plausible(byte[] head) {
        Charset charset = unicode(head, true);
        int mark = markLength(head);
        String text = (charset == null ? WINDOWS_1252 : charset)
                .decode(ByteBuffer.wrap(head, mark, head.length - mark))
                .toString();
        return text.indexOf('\0') >= 0 || mostlyControls(text) ? null : text;
    }

    private static void requireText(String text, String file) {
        String advice = " Open it in the program that wrote it, save it as text in UTF-8 and upload it again.";
        if (text.indexOf('\0') >= 0) {
            throw new UnreadableDocument(
                    Reason.BROKEN,
                    file + " contains NUL characters, as damaged and binary files do, and cannot be read as text."
                            + advice);
        }
        if (mostlyControls(text)) {
            throw new UnreadableDocument(
                    Reason.BROKEN,
                    file + " consists of control characters to a large part and cannot be read as text." + advice);
        }
    }

    private static boolean mostlyControls(String text) {
        long controls = text.chars()
                .filter(c -> Character.getType(c) == Character.CONTROL
                        && !(c >= '\t' && c <= '\r')
                        && c != 0x1B
                        && c != 0x85)
                .count();
        return controls > MOST_CONTROLS * text.length();
    }

    /** The Unicode encoding of these bytes, or null; UTF-16 without a mark is known by the zero half of its Latin letters. */
    private static @Nullable Charset unicode(byte[] bytes, boolean cut) {
        if (markLength(bytes) == 3) {
            return StandardCharsets.UTF_8;
        }
        if (markLength(bytes) == 2) {
            return bytes[0] == (byte) 0xFE ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
        }
        int pairs = Math.min(bytes.length, SAMPLE) / 2;
        int zeroFirst = 0;
        int zeroSecond = 0;
        for (int i = 0; i < pairs; i++) {
            zeroFirst += bytes[2 * i] == 0 ? 1 : 0;
            zeroSecond += bytes[2 * i + 1] == 0 ? 1 : 0;
        }
        if (pairs > 1 && zeroSecond > pairs / 2 && zeroFirst == 0) {
            return StandardCharsets.UTF_16LE;
        }
        if (pairs > 1 && zeroFirst > pairs / 2 && zeroSecond == 0) {
            return StandardCharsets.UTF_16BE;
        }
        return isUtf8(bytes, cut) ? StandardCharsets.UTF_8 : null;
    }

    /** Whether the bytes decode strictly; {@code cut} forgives a last character whose end is missing. */
    private static boolean isUtf8(byte[] bytes, boolean cut) {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(SAMPLE);
        CoderResult result;
        do {
            out.clear();
            result = decoder.decode(in, out, !cut);
        } while (result.isOverflow());
        return result.isUnderflow();
    }

    private static int markLength(byte[] bytes) {
        if (bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            return 3;
        }
        boolean utf16 = bytes.length >= 2
                && ((bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)
                        || (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE));
        return utf16 ? 2 : 0;
    }

    private static @Nullable Charset declared(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, SAMPLE), StandardCharsets.ISO_8859_1);
        Matcher meta = META_CHARSET.matcher(head.toLowerCase(Locale.ROOT));
        if (!meta.find()) {
            return null;
        }
        Charset charset = named(meta.group(1));
        // The bytes were tried as UTF-8 and UTF-16 before; a declaration in ASCII cannot be UTF-16 either.
        if (charset == null) {
            return meta.group(1).equals("us-ascii") ? WINDOWS_1252 : null;
        }
        return charset.name().startsWith("UTF") ? null : charset;
    }

    /** The charset of that name; null for one that nobody knows, and for ASCII, which mails declare out of habit. */
    private static @Nullable Charset named(String name) {
        try {
            Charset charset = Charset.forName(name.strip());
            if (charset.equals(StandardCharsets.US_ASCII)) {
                return null;
            }
            // Browsers read Latin-1 as its superset, whose quotation marks and dashes fill the control range.
            return charset.equals(StandardCharsets.ISO_8859_1) ? WINDOWS_1252 : charset;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
