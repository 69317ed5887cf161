package dev.attest.documents.office;

import dev.attest.documents.Source;
import dev.attest.documents.UnreadableDocument;
import dev.attest.documents.UnreadableDocument.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads one part from its beginning to its end, as events or as trees of its pieces. A document type declaration, which
 * no Office program writes, is refused: without one there are no entities to expand and no files to fetch.
 */
final class XmlPart implements AutoCloseable {

    /** Appearance, and marks no parser of ours looks at; left out of trees to keep them small. */
    private static final Set<String> UNREAD = Set.of(
            "w:rFonts",
            "w:sz",
            "w:szCs",
            "w:lang",
            "w:color",
            "w:proofErr",
            "w:bookmarkStart",
            "w:bookmarkEnd",
            "w:lastRenderedPageBreak",
            "w:tblBorders",
            "w:tcBorders",
            "w:tcMar",
            "w:tcW",
            "w:shd",
            "w:spacing",
            "w:ind",
            "w:jc",
            "w:tabs",
            "w:noProof",
            "w:kern",
            "w:sectPr",
            "w:rPrChange",
            "w:pPrChange",
            "a:latin",
            "a:ea",
            "a:cs",
            "a:solidFill",
            "a:ln",
            "a:effectLst",
            "a:extLst",
            "a:custGeom",
            "p:extLst",
            "p:timing",
            "p:transition",
            "x:extLst");

    private final XMLStreamReader reader;
    private final InputStream bytes;
    private final Source source;
    private final int deepest;
    private final XmlNames names = new XmlNames();
    private int depth;
    private String name = "";

    /** @param deepest most elements inside each other */
    XmlPart(InputStream bytes, Source source, int deepest) throws IOException {
        this.bytes = bytes;
        this.source = source;
        this.deepest = deepest;
        try {
            this.reader = factory().createXMLStreamReader(bytes);
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private static XMLInputFactory factory() {
        // The JDK's own: what else lies on the class path must not decide how safely a file is read.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        // Newer JDKs refuse 200 levels by themselves; the limit that decides is ours, with its own reason.
        factory.setProperty("jdk.xml.maxElementDepth", "0");
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("Nothing outside the file is read");
        });
        return factory;
    }

    /** Goes to the next start of an element; false at the end of the part. */
    boolean advance() throws IOException {
        for (int event = event(); event != XMLStreamConstants.END_DOCUMENT; event = event()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
        }
        return false;
    }

    /** The name of the element that {@link #advance()} went to. */
    String name() {
        return name;
    }

    /** The name of the outermost element, of a part not read yet. */
    String root() throws IOException {
        return advance() ? name : "";
    }

    /** Goes to the next element of this name; false when there is none. */
    boolean enter(String wanted) throws IOException {
        while (advance()) {
            if (name.equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    /** The next child of the element that {@link #enter} went to, or null after its last. */
    @Nullable XmlElement next() throws IOException {
        for (int event = event(); event != XMLStreamConstants.END_DOCUMENT; event = event()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                return tree();
            }
            if (event == XMLStreamConstants.END_ELEMENT) {
                return null;
            }
        }
        return null;
    }

    /** The element that {@link #advance()} went to, with all below it. */
    XmlElement tree() throws IOException {
        XmlElement root = element();
        Deque<XmlElement> open = new ArrayDeque<>();
        open.push(root);
        StringBuilder text = new StringBuilder();
        while (!open.isEmpty()) {
            switch (event()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    text.setLength(0);
                    XmlElement child = element();
                    if (!UNREAD.contains(child.name())) {
                        open.element().append(child);
                    }
                    open.push(child);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                case XMLStreamConstants.END_ELEMENT -> {
                    XmlElement closed = open.pop();
                    if (closed.children().isEmpty() && text.length() > 0) {
                        closed.write(text.toString());
                    }
                    text.setLength(0);
                }
                default -> {}
            }
        }
        return root;
    }

    private XmlElement element() {
        int count = reader.getAttributeCount();
        List<String> attributes = count == 0 ? List.of() : new ArrayList<>(2 * count);
        for (int i = 0; i < count; i++) {
            String attribute = names.attribute(reader.getAttributeNamespace(i), reader.getAttributeLocalName(i));
            if (attribute != null) {
                attributes.add(attribute);
                attributes.add(reader.getAttributeValue(i));
            }
        }
        return new XmlElement(name, attributes);
    }

    private int event() throws IOException {
        try {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                name = names.element(reader.getNamespaceURI(), reader.getLocalName());
                depth++;
                requireShallow();
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new UnreadableDocument(
                        Reason.BROKEN,
                        source.shownName() + " declares XML entities, which no Office program writes, and is not read."
                                + " Open it in the program that wrote it, save it again and upload that.");
            }
            return event;
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void requireShallow() {
        if (depth > deepest) {
            throw new UnreadableDocument(
                    Reason.TOO_DEEP,
                    source.shownName() + " is nested too deeply to be read. Save it again in the program that wrote it,"
                            + " with a simpler structure, and upload that.");
        }
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
