package dev.attest.documents.office;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.Block;
import dev.attest.documents.Extraction;
import dev.attest.documents.ParserContract;
import dev.attest.documents.UnreadableDocument.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;

/** What every parser of an archive keeps. */
abstract class OfficeParserContract extends ParserContract {

    @Override
    protected byte[] broken() {
        return Arrays.copyOf(readable(), readable().length / 2);
    }

    static List<String> blocks(Extraction extraction) {
        return extraction.blocks().stream()
                .map(block -> block.span().of(extraction.text()))
                .toList();
    }

    static List<String> kinds(Extraction extraction) {
        return extraction.blocks().stream()
                .map(block -> (block.kind() == Block.Kind.PARAGRAPH ? "" : block.kind() + " " + block.level() + " ")
                        + block.span().of(extraction.text()))
                .toList();
    }

    @Test
    void keepsCharactersBeyondAscii() {
        assertThat(parse(readable()).text()).contains("Größe 😀");
    }

    @Test
    void refusesAFileWithAPassword() throws Exception {
        assertRefused(encrypted(readable()), Reason.ENCRYPTED);
    }

    private static byte[] encrypted(byte[] file) throws Exception {
        try (POIFSFileSystem container = new POIFSFileSystem();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (var stream = encryptor.getDataStream(container)) {
                stream.write(file);
            }
            container.writeFilesystem(bytes);
            return bytes.toByteArray();
        }
    }

    @Test
    void refusesAContainerThatIsNoOfficeArchive() throws IOException {
        try (POIFSFileSystem container = new POIFSFileSystem();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            container.createDocument(new ByteArrayInputStream(new byte[5000]), "WordDocument");
            container.writeFilesystem(bytes);
            assertRefused(bytes.toByteArray(), Reason.BROKEN);
        }
    }

    @Test
    void refusesBytesThatAreNoArchive() {
        assertRefused("Words, words.".getBytes(StandardCharsets.UTF_8), Reason.BROKEN);
    }
}
