package dev.attest.watching.jdbc;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.ledger.jdbc.Database;
import dev.attest.prediction.ModelCard;
import dev.attest.watching.Tallies;
import dev.attest.watching.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import reactor.core.publisher.Mono;

/** Counts in a table, a row for each version, slice of time and process. */
public final class JdbcTallies implements Tallies {

    private final Database database;
    private final JdbcTemplate batches;

    public JdbcTallies(Database database) {
        this.database = database;
        this.batches = new JdbcTemplate(database.pool());
    }

    @Override
    public Mono<Void> save(UUID writer, List<Slice> slices) {
        return database.transact(jdbc -> {
                    batches.batchUpdate(
                            "insert into prediction_tally (row_count, counts, model, model_version, layout, slice_start,"
                                    + " writer) values (0, '', ?, ?, ?, ?, ?) on conflict do nothing",
                            slices.stream().map(slice -> key(slice, writer)).toList());
                    // H2 knows no "do update".
                    return batches.batchUpdate(
                            "update prediction_tally set row_count = ?, counts = ? where model = ?"
                                    + " and model_version = ? and layout = ? and slice_start = ? and writer = ?"
                                    + " and row_count < ?",
                            slices.stream()
                                    .map(slice -> new Object[] {
                                        slice.tally().rows(),
                                        text(slice.tally()),
                                        slice.model(),
                                        slice.version(),
                                        slice.layout(),
                                        JdbcPredictions.utc(slice.start()),
                                        writer,
                                        slice.tally().rows()
                                    })
                                    .toList());
                })
                .then();
    }

    private static Object[] key(Slice slice, UUID writer) {
        return new Object[] {slice.model(), slice.version(), slice.layout(), JdbcPredictions.utc(slice.start()), writer
        };
    }

    /** Lists of numbers print as JSON does. */
    private static String text(Tally tally) {
        return "{\"labels\":" + tally.labels() + ",\"features\":" + tally.features() + "}";
    }

    @Override
    public Mono<Tally> since(ModelCard card, Instant start) {
        return database.transact(jdbc -> jdbc
                .sql("select counts from prediction_tally where model = :model and model_version = :version"
                        + " and layout = :layout and slice_start >= :start and row_count > 0")
                .param("model", card.name())
                .param("version", card.version())
                .param("layout", Tally.layout(card))
                .param("start", JdbcPredictions.utc(start))
                .query((rs, row) -> tally(KeptCall.read(rs.getString(1))))
                .list()
                .stream()
                .reduce(Tally.none(card), Tally::plus));
    }

    private static Tally tally(JsonNode counts) {
        var features = new ArrayList<List<Long>>();
        counts.path("features").forEach(feature -> features.add(numbers(feature)));
        return new Tally(numbers(counts.path("labels")), features);
    }

    private static List<Long> numbers(JsonNode counts) {
        var numbers = new ArrayList<Long>();
        counts.forEach(count -> numbers.add(count.asLong()));
        return numbers;
    }

    @Override
    public Mono<Void> sweep(Instant before) {
        return database.transact(jdbc -> jdbc.sql("delete from prediction_tally where slice_start < :before")
                        .param("before", JdbcPredictions.utc(before))
                        .update())
                .then();
    }
}
