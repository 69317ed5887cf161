package dev.attest.documents.office;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The texts that cells of all sheets refer to by number. */
final class SharedStrings {

    private SharedStrings() {}

    static List<String> read(OfficePackage office, @Nullable String part) throws IOException {
        List<String> strings = new ArrayList<>();
        if (part != null && office.has(part)) {
            try (XmlPart xml = office.part(part)) {
                if (xml.enter("x:sst")) {
                    for (XmlElement each = xml.next(); each != null; each = xml.next()) {
                        strings.add(text(each));
                    }
                }
            }
        }
        return strings;
    }

    /** Of a text in one or several formats, without the marks that tell how to pronounce it. */
    static String text(XmlElement element) {
        StringBuilder text = new StringBuilder();
        for (XmlElement child : element.children()) {
            if (child.is("x:t")) {
                text.append(child.text());
            } else if (child.is("x:r")) {
                text.append(child.joined("x:t"));
            }
        }
        return unescaped(text.toString());
    }

    /** Excel writes characters that XML cannot hold as {@code _x000D_}. */
    private static String unescaped(String text) {
        return text.contains("_x")
                ? text.replaceAll("_x00(0[0-8B-Fb-f]|1[0-9A-Fa-f])_", "").replace("_x005F_", "_")
                : text;
    }
}
