package dev.attest.documents.office;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/** How cells show numbers, by the number of their style. */
final class CellFormats {

    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]|_.|\\*.");
    private static final int LONGEST_PATTERN = 255;
    /** From here on, the general format writes powers of ten. */
    private static final double LONGEST_WHOLE = 1e11;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    /**
     * One style.
     *
     * @param moment how a full date is written, or null for any other number
     */
    private record Format(
            int id,
            String pattern,
            boolean date,
            boolean bold,
            @Nullable DateTimeFormatter moment) {}

    private static final Pattern SYSTEM = Pattern.compile("\\[\\$-x-sys(?:date|time)]", Pattern.CASE_INSENSITIVE);
    private static final Format GENERAL = new Format(0, "General", false, false, null);

    private final List<Format> formats = new ArrayList<>();
    private final DataFormatter shown = new DataFormatter(Locale.ENGLISH);
    private final boolean from1904;

    /** @param styles the part, or an empty element for a file without one */
    CellFormats(XmlElement styles, boolean from1904) {
        this.from1904 = from1904;
        Map<Integer, String> patterns = new HashMap<>();
        children(styles, "x:numFmts", "x:numFmt")
                .forEach(each -> patterns.put(each.number("numFmtId", 0), each.attribute("formatCode", "General")));
        List<XmlElement> fonts = children(styles, "x:fonts", "x:font");
        for (XmlElement style : children(styles, "x:cellXfs", "x:xf")) {
            int font = style.number("fontId", -1);
            boolean bold = font >= 0 && font < fonts.size() && fonts.get(font).on("x:b");
            formats.add(format(style.number("numFmtId", 0), patterns, bold));
        }
    }

    private static List<XmlElement> children(XmlElement styles, String list, String each) {
        XmlElement found = styles.child(list);
        return found == null ? List.of() : found.children(each);
    }

    private static Format format(int id, Map<Integer, String> patterns, boolean bold) {
        String builtIn = patterns.containsKey(id) ? patterns.get(id) : BuiltinFormats.getBuiltinFormat(id);
        if (builtIn == null || builtIn.length() > LONGEST_PATTERN) {
            return new Format(0, "General", false, bold, null);
        }
        // "As the system shows it" is a mark POI cannot read; the pattern behind it says how.
        String pattern = SYSTEM.matcher(builtIn).replaceAll("");
        boolean date = DateUtil.isADateFormat(id, pattern);
        return new Format(id, pattern, date, bold, date ? moment(pattern) : null);
    }

    /** A format with year, month and day is written as ISO 8601 has it: whose order it was, the file does not say. */
    private static @Nullable DateTimeFormatter moment(String pattern) {
        String letters = LITERAL.matcher(pattern).replaceAll("").toLowerCase(Locale.ROOT);
        if (!letters.contains("y") || !letters.contains("m") || !letters.contains("d")) {
            return null;
        }
        return letters.contains("h") ? (letters.contains("s") ? SECOND : MINUTE) : DAY;
    }

    boolean isBold(int style) {
        return of(style).bold();
    }

    /** @throws NumberFormatException when it is none */
    String shown(String number, int style) {
        double value = Double.parseDouble(number);
        Format format = of(style);
        if (format.date() && !DateUtil.isValidExcelDate(value)) {
            format = GENERAL;
        }
        if (format.moment() != null && value >= 1) {
            LocalDateTime moment = DateUtil.getLocalDateTime(value, from1904, true);
            return format.moment().format(moment);
        }
        if (format.pattern().equals("General") && value == Math.rint(value) && Math.abs(value) < LONGEST_WHOLE) {
            return Long.toString((long) value);
        }
        try {
            return shown.formatRawCellContents(value, format.id(), format.pattern(), from1904)
                    .strip();
        } catch (IllegalArgumentException e) {
            // POI takes some patterns for dates and then cannot use them.
            return number;
        }
    }

    private Format of(int style) {
        return style >= 0 && style < formats.size() ? formats.get(style) : GENERAL;
    }
}
