package dev.attest.prediction.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.attest.prediction.ModelCard;
import dev.attest.prediction.Predicted;
import dev.attest.prediction.Rows;
import dev.attest.prediction.RowsRefused;
import dev.attest.prediction.RowsTable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** The forms in which rows come: JSON, or a table as the request's type says. */
@Component
final class RowsForms {

    private final RowsTable tables;

    RowsForms(RowsTable tables) {
        this.tables = tables;
    }

    /**
     * The rows of a body.
     *
     * @throws BodyRefused when it is not of the form it says
     * @throws RowsRefused with the mistakes of the rows
     */
    Rows read(byte[] body, MediaType type, ModelCard card) {
        return isTable(type)
                ? tables.read(text(body, type.getCharset(), card), card, RowsBody.MOST_ROWS)
                : InstancesReader.read(body, card, RowsBody.MOST_ROWS);
    }

    private static boolean isTable(MediaType type) {
        return type.getSubtype().equals("csv");
    }

    /** What is wrong with rows, in the words of the form in which they came. */
    static RuntimeException told(RowsRefused refused, MediaType type) {
        return isTable(type) ? new TableRowsRefused(refused) : refused;
    }

    private static String text(byte[] body, @Nullable Charset declared, ModelCard card) {
        Charset charset = declared == null ? UTF_8 : declared;
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            throw BodyRefused.whole(card, "The body is not text in " + charset.name());
        }
    }

    byte[] table(Predicted predicted) {
        return tables.write(predicted).getBytes(UTF_8);
    }
}
