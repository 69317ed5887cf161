package dev.attest.documents.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells what kind of document a container holds, from the names of its parts; their contents stay packed. */
final class Containers {

    private static final String OOXML = "application/vnd.openxmlformats-officedocument.";
    private static final int OLE2_MAGIC = 0xE011CFD0;
    private static final int LOCAL_HEADER = 0x04034B50;
    private static final int CENTRAL_HEADER = 0x02014B50;
    private static final int END_RECORD = 0x06054B50;
    /** Flag of a part whose sizes stand behind it. */
    private static final int SIZES_FOLLOW = 8;

    private record Kind(String folder, String plain, String withMacros) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("word/", OOXML + "wordprocessingml.document", "application/vnd.ms-word.document.macroenabled.12"),
            new Kind(
                    "ppt/",
                    OOXML + "presentationml.presentation",
                    "application/vnd.ms-powerpoint.presentation.macroenabled.12"),
            new Kind("xl/", OOXML + "spreadsheetml.sheet", "application/vnd.ms-excel.sheet.macroenabled.12"));

    /** In the order in which they decide: a protected document hides all its other parts. */
    private static final Map<String, String> STREAMS = new LinkedHashMap<>();

    static {
        STREAMS.put("EncryptedPackage", "application/x-tika-ooxml-protected");
        STREAMS.put("__substg1.0_", "application/vnd.ms-outlook");
        STREAMS.put("__properties_version1.0", "application/vnd.ms-outlook");
        STREAMS.put("WordDocument", "application/msword");
        STREAMS.put("Workbook", "application/vnd.ms-excel");
        STREAMS.put("PowerPoint Document", "application/vnd.ms-powerpoint");
    }

    private Containers() {}

    /** The type of a ZIP of office parts or an OLE2 file; empty for everything else, and where no part could be seen. */
    static Optional<String> type(byte[] head, byte[] tail) {
        int magic = head.length < 4
                ? 0
                : ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt();
        return switch (magic) {
            case LOCAL_HEADER -> office(names(head, tail));
            case OLE2_MAGIC -> outlookOrOffice(head, tail);
            default -> Optional.empty();
        };
    }

    private static Optional<String> office(List<String> names) {
        boolean macros = names.stream().anyMatch(name -> name.endsWith("vbaProject.bin"));
        boolean described = names.contains("[Content_Types].xml") || names.contains("_rels/.rels");
        return KINDS.stream()
                .filter(kind -> described && names.stream().anyMatch(name -> name.startsWith(kind.folder())))
                .findFirst()
                .map(kind -> macros ? kind.withMacros() : kind.plain());
    }

    private static Optional<String> outlookOrOffice(byte[] head, byte[] tail) {
        String seen = new String(head, ISO_8859_1) + new String(tail, ISO_8859_1);
        return STREAMS.entrySet().stream()
                .filter(stream -> seen.contains(new String(stream.getKey().getBytes(UTF_16LE), ISO_8859_1)))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Names of parts, as far as they stand in the first and last bytes; archives inside this one keep theirs. */
    private static List<String> names(byte[] head, byte[] tail) {
        List<String> names = new ArrayList<>();
        first(ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN), names);
        listed(ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN), names);
        return names;
    }

    /** Goes from part to part, until one does not say where it ends. */
    private static void first(ByteBuffer head, List<String> names) {
        long at = 0;
        while (at + 30 <= head.capacity() && head.getInt((int) at) == LOCAL_HEADER) {
            int start = (int) at;
            int name = length(head, start + 26);
            if (start + 30 + name > head.capacity()) {
                return;
            }
            names.add(text(head, start + 30, name));
            long packed = head.getInt(start + 18) & 0xFFFFFFFFL;
            boolean endUnknown = (head.getShort(start + 6) & SIZES_FOLLOW) != 0 || packed == 0xFFFFFFFFL;
            if (endUnknown) {
                return;
            }
            at += 30L + name + length(head, start + 28) + packed;
        }
    }

    /** The directory, which ends where the end record begins; of one that is longer than the tail, its last entries. */
    private static void listed(ByteBuffer tail, List<String> names) {
        int end = endRecord(tail);
        if (end < 0) {
            return;
        }
        long size = tail.getInt(end + 12) & 0xFFFFFFFFL;
        for (int start = (int) Math.max(0, end - size); start < end; start++) {
            List<String> entries = new ArrayList<>();
            if (entries(tail, start, end, entries)) {
                names.addAll(entries);
                return;
            }
            if (size <= end) {
                return;
            }
        }
    }

    /** Whether entries fill the bytes from {@code start} to {@code end}. */
    private static boolean entries(ByteBuffer tail, int start, int end, List<String> names) {
        int at = start;
        while (at + 46 <= end && tail.getInt(at) == CENTRAL_HEADER) {
            int name = length(tail, at + 28);
            if (at + 46 + name > end) {
                return false;
            }
            names.add(text(tail, at + 46, name));
            at += 46 + name + length(tail, at + 30) + length(tail, at + 32);
        }
        return at == end;
    }

    /** Where it stands, followed by nothing but the archive's comment; -1 when it is missing. */
    private static int endRecord(ByteBuffer tail) {
        for (int at = tail.capacity() - 22; at >= 0; at--) {
            if (tail.getInt(at) == END_RECORD && at + 22 + length(tail, at + 20) == tail.capacity()) {
                return at;
            }
        }
        return -1;
    }

    private static int length(ByteBuffer bytes, int at) {
        return bytes.getShort(at) & 0xFFFF;
    }

    private static String text(ByteBuffer bytes, int at, int length) {
        byte[] text = new byte[length];
        bytes.get(at, text);
        return new String(text, ISO_8859_1);
    }
}
