package dev.attest.eval.calibration;

import dev.attest.eval.EvalFailure;
import dev.attest.eval.Judge;
import dev.attest.eval.Judged;
import dev.attest.eval.reports.SelfTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tests that a fair judge passes, whatever it thinks of answers: about the order of texts, their length, refusals, and
 * instructions inside what is judged. Each has one case for every item of {@code self-tests.jsonl}.
 */
public final class SelfTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SelfTests() {}

    /** Every test, in the order in which they are shown. */
    public static List<SelfTest> run(Judge judge) {
        return run(judge, 1, () -> {});
    }

    /**
     * The same.
     *
     * @param threads how many cases are judged at once
     * @param step called after each case
     */
    public static List<SelfTest> run(Judge judge, int threads, Runnable step) {
        List<SelfTestItem> items = items();
        return tests().stream()
                .map(test -> test.tally(items, given(test, judge, items, threads, step)))
                .toList();
    }

    /** How many cases all tests have together. */
    public static int cases() {
        return tests().size() * items().size();
    }

    private static List<Judged<String>> given(
            FairTest test, Judge judge, List<SelfTestItem> items, int threads, Runnable step) {
        return InParallel.of(items, threads, item -> {
            Judged<String> given = failure(test, judge, item);
            step.run();
            return given;
        });
    }

    /** A case that breaks off is one without a verdict: the other cases, and the run they belong to, go on. */
    private static Judged<String> failure(FairTest test, Judge judge, SelfTestItem item) {
        try {
            return test.check().failure(judge, item);
        } catch (EvalFailure e) {
            throw e;
        } catch (RuntimeException e) {
            return Judged.unmeasured("%s broke off on %s: %s".formatted(test.name(), item.id(), e));
        }
    }

    static List<FairTest> tests() {
        return Stream.of(OrderTests.all(), LengthTests.all(), RefusalTests.all(), InjectionTests.all())
                .flatMap(List::stream)
                .toList();
    }

    static List<SelfTestItem> items() {
        try (InputStream in = SelfTests.class.getResourceAsStream("self-tests.jsonl")) {
            String lines =
                    new String(Objects.requireNonNull(in, "self-tests.jsonl").readAllBytes(), StandardCharsets.UTF_8);
            return lines.lines()
                    .map(line -> JSON.readValue(line, SelfTestItem.class))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
