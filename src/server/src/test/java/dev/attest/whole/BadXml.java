package dev.attest.whole;

import java.net.URI;
import java.nio.file.Path;

/** XML that makes a careless parser fetch an address, read a file or fill the memory. */
final class BadXml {

    private BadXml() {}

    static String reachingOut(URI address, Path file, String root) {
        return "<?xml version=\"1.0\"?><!DOCTYPE x SYSTEM \"" + address + "dtd\" [<!ENTITY % p SYSTEM \"" + address
                + "parameter\"> %p;<!ENTITY e SYSTEM \"" + file.toUri() + "\"><!ENTITY h SYSTEM \"" + address
                + "entity\">]>" + root.formatted("&e;&h;");
    }

    static String entityBomb(String root) {
        StringBuilder entities = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 40; i++) {
            entities.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
        }
        return entities + "]>" + root.formatted("&a39;");
    }

    static String word() {
        return "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r>"
                + "<w:t>Seen %s</w:t></w:r></w:p></w:body></w:document>";
    }
}
