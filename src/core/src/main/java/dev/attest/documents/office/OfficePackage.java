package dev.attest.documents.office;

import dev.attest.documents.ParseLimits;
import dev.attest.documents.Source;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The parts of a file and their relations, read from memory; nothing is ever unpacked to disk. */
final class OfficePackage implements AutoCloseable {

    /** One level a reader sees, such as a table in a table, takes several levels of elements. */
    private static final int ELEMENTS_A_LEVEL = 8;

    private final Source source;
    private final int deepest;
    private final ZipFile zip;
    private final Map<String, ZipArchiveEntry> parts = new TreeMap<>();

    private OfficePackage(Source source, int deepest, ZipFile zip) {
        this.source = source;
        this.deepest = deepest;
        this.zip = zip;
        for (Enumeration<ZipArchiveEntry> entries = zip.getEntries(); entries.hasMoreElements(); ) {
            ZipArchiveEntry entry = entries.nextElement();
            parts.putIfAbsent(normalised(entry.getName()), entry);
        }
    }

    /** Opens a file that the {@link ArchiveGuard} lets pass. */
    static OfficePackage open(Source source, ParseLimits limits) throws IOException {
        return new OfficePackage(
                source, ELEMENTS_A_LEVEL * limits.nesting(), new ArchiveGuard(source, limits).checked());
    }

    private static String normalised(String name) {
        String path = name.replace('\\', '/').toLowerCase(Locale.ROOT);
        return path.startsWith("/") ? path.substring(1) : path;
    }

    /** Of all parts, in lower case. */
    Set<String> names() {
        return Collections.unmodifiableSet(parts.keySet());
    }

    boolean has(@Nullable String part) {
        return part != null && parts.containsKey(part);
    }

    InputStream bytes(String part) throws IOException {
        ZipArchiveEntry entry = parts.get(part);
        if (entry == null) {
            throw new IOException("There is no part " + part);
        }
        return new BufferedInputStream(zip.getInputStream(entry), 1 << 16);
    }

    XmlPart part(String part) throws IOException {
        return new XmlPart(bytes(part), source, deepest);
    }

    XmlElement tree(String part) throws IOException {
        try (XmlPart xml = part(part)) {
            xml.root();
            return xml.tree();
        }
    }

    /** The part that a relation of this type leads to, or an empty element when there is none. */
    XmlElement related(String part, String type) throws IOException {
        String target = relations(part).first(type);
        return target != null && has(target) ? tree(target) : new XmlElement("", List.of());
    }

    /** Of a part, or of the package itself when it is empty. */
    Relations relations(String part) throws IOException {
        int name = part.lastIndexOf('/') + 1;
        String file = part.substring(0, name) + "_rels/" + part.substring(name) + ".rels";
        return has(file) ? Relations.read(part, tree(file)) : new Relations(List.of());
    }

    /** The part that the document begins with. */
    String mainPart() throws IOException {
        String main = relations("").first("officeDocument");
        if (main == null || !has(main)) {
            throw new IOException("The package names no document");
        }
        return main;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
