package dev.attest.wiring;

import dev.attest.documents.Blobs;
import dev.attest.documents.ChangeLog;
import dev.attest.documents.Chunks;
import dev.attest.documents.Collections;
import dev.attest.documents.Documents;
import dev.attest.documents.Embeddings;
import dev.attest.documents.Encodings;
import dev.attest.documents.Jobs;
import dev.attest.documents.Layouts;
import dev.attest.documents.Staging;
import dev.attest.documents.jdbc.Ledger;
import dev.attest.ledger.jdbc.LedgerSettings;
import dev.attest.parts.DatabaseSettings;
import dev.attest.parts.Parts;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ledger and its repositories. */
@Configuration(proxyBeanMethods = false)
class DocumentsConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean(destroyMethod = "close")
    Ledger ledger(Parts parts, @Value("${attest.data}") Path data, Clock clock) {
        LedgerSettings settings =
                parts.database().map(DocumentsConfiguration::postgresql).orElseGet(() -> LedgerSettings.embedded(data));
        return Ledger.open(settings, clock);
    }

    private static LedgerSettings postgresql(DatabaseSettings database) {
        return LedgerSettings.postgresql(
                database.jdbcUrl(), database.user(), database.password().orElse(null), database.connections());
    }

    @Bean
    Collections collections(Ledger ledger) {
        return ledger.collections();
    }

    @Bean
    Documents documents(Ledger ledger) {
        return ledger.documents();
    }

    @Bean
    Blobs blobs(Ledger ledger) {
        return ledger.blobs();
    }

    @Bean
    Jobs jobs(Ledger ledger) {
        return ledger.jobs();
    }

    @Bean
    Staging staging(Ledger ledger) {
        return ledger.staging();
    }

    @Bean
    Embeddings embeddings(Ledger ledger) {
        return ledger.embeddings();
    }

    @Bean
    Encodings encodings(Ledger ledger) {
        return ledger.encodings();
    }

    @Bean
    ChangeLog changeLog(Ledger ledger) {
        return ledger.changeLog();
    }

    @Bean
    Layouts layouts(Ledger ledger) {
        return ledger.layouts();
    }

    @Bean
    Chunks chunks(Ledger ledger) {
        return ledger.chunks();
    }
}
