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

    /** Names of parts, as far as they stand in the first and last bytes. */
    private static List<String> names(byte[] head, byte[] tail) {
        List<String> names = new ArrayList<>();
        collect(head, LOCAL_HEADER, 26, 30, names);
        collect(tail, CENTRAL_HEADER, 28, 46, names);
        return names;
    }

    private static void collect(byte[] bytes, int signature, int lengthAt, int nameAt, List<String> names) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i + nameAt <= bytes.length; i++) {
            if (bytes[i] == 'P' && buffer.getInt(i) == signature) {
                int length = buffer.getShort(i + lengthAt) & 0xFFFF;
                if (i + nameAt + length <= bytes.length) {
                    names.add(new String(bytes, i + nameAt, length, ISO_8859_1));
                }
            }
        }
    }
}
