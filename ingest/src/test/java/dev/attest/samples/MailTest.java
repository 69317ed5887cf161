package dev.attest.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.samples.source.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.poi.hsmf.MAPIMessage;
import org.apache.poi.hsmf.datatypes.AttachmentChunks;
import org.apache.poi.hsmf.exceptions.ChunkNotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MailTest {

    @TempDir
    private Path folder;

    @Test
    void writesEmlWithBothTextsHeadersAndAttachment() throws IOException {
        try (InputStream in = Files.newInputStream(TestCorpus.write("mail-lamp", folder))) {
            Message mail = new DefaultMessageBuilder().parseMessage(in);

            assertThat(mail.getSubject()).isEqualTo("Re: Lampe på bøye 7");
            assertThat(mail.getFrom().get(0).getName()).isEqualTo("Kari Berg");
            assertThat(mail.getTo().flatten().get(1).getName()).isEqualTo("Eilif Sørgård");
            assertThat(mail.getCc().flatten().get(0).getAddress()).isEqualTo("crew@buoys.example");
            assertThat(mail.getMessageId()).isEqualTo("<lamp-2@buoys.example>");
            assertThat(mail.getHeader().getField("In-Reply-To").getBody()).isEqualTo("<lamp-1@buoys.example>");
            assertThat(mail.getHeader().getField("Date").getBody()).isEqualTo("Tue, 4 Mar 2025 09:15:00 +0100");
            List<Entity> parts = ((Multipart) mail.getBody()).getBodyParts();
            List<Entity> texts = ((Multipart) parts.get(0).getBody()).getBodyParts();
            assertThat(texts).extracting(Entity::getMimeType).containsExactly("text/plain", "text/html");
            assertThat(TestCorpus.missing(
                            source().written().words(), text(texts.get(0)).replace("> ", " ")))
                    .isEmpty();
            assertThat(text(texts.get(0))).contains("On 3 March 2025, Arne Vik wrote:\r\n> Which lamp");
            assertThat(text(texts.get(1)))
                    .contains("<b>€ 12</b> &amp; weighs &lt; 3 kg")
                    .contains("<tr><td>large</td><td>4</td></tr>")
                    .contains("Kind regards,<br>");
            assertThat(parts.get(1).getFilename()).isEqualTo("visits.csv");
            assertThat(bytes(parts.get(1))).isEqualTo(Files.readAllBytes(folder.resolve("visits.csv")));
        }
    }

    private static Source source() throws IOException {
        return TestCorpus.source("mail-lamp");
    }

    private static String text(Entity part) throws IOException {
        return new String(bytes(part), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Entity part) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ((SingleBody) part.getBody()).writeTo(out);
        return out.toByteArray();
    }

    @Test
    void writesMsgThatOutlooksReaderReadsCompletely() throws IOException, ChunkNotFoundException {
        try (MAPIMessage mail =
                new MAPIMessage(TestCorpus.write("mail-lamp-msg", folder).toFile())) {
            assertThat(mail.getSubject()).isEqualTo("Re: Lampe på bøye 7");
            assertThat(mail.getConversationTopic()).isEqualTo("Lampe på bøye 7");
            assertThat(mail.getDisplayFrom()).isEqualTo("Kari Berg");
            assertThat(mail.getDisplayTo()).isEqualTo("Arne Vik; Eilif Sørgård");
            assertThat(mail.getDisplayCC()).isEqualTo("crew@buoys.example");
            assertThat(mail.getRecipientEmailAddressList())
                    .containsExactly("arne.vik@buoys.example", "eilif@buoys.example", "crew@buoys.example");
            assertThat(mail.getMessageDate().toInstant()).hasToString("2025-03-04T08:15:00Z");
            assertThat(TestCorpus.missing(
                            source().written().words(), mail.getTextBody().replace("> ", " ")))
                    .isEmpty();
            assertThat(mail.getHtmlBody()).contains("<td>large</td>").contains("€");
            assertThat(mail.getMainChunks().getMessageId().getValue()).isEqualTo("<lamp-2@buoys.example>");
            AttachmentChunks attachment = mail.getAttachmentFiles()[0];
            assertThat(attachment.getAttachLongFileName().getValue()).isEqualTo("visits.csv");
            assertThat(attachment.getAttachData().getValue())
                    .isEqualTo(Files.readAllBytes(folder.resolve("visits.csv")));
        }
    }
}
