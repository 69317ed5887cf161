package dev.attest.samples.source;

import java.util.Date;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLDocument;
import org.apache.poi.ooxml.POIXMLProperties.CoreProperties;

/** The document properties of an Office file. */
public final class About {

    private About() {}

    public static void write(POIXMLDocument document, FrontMatter front) {
        Optional<Date> date = Optional.of(Date.from(front.date().toInstant()));
        CoreProperties properties = document.getProperties().getCoreProperties();
        properties.setTitle(front.title());
        properties.setCreator(front.author());
        properties.setCreated(date);
        properties.setModified(date);
    }
}
