package dev.attest.eval.calibration;

import dev.attest.eval.reports.SelfTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Self-tests for people and for programs.
 *
 * @param judge its name
 * @param synthetic whether the judge is a recording of a scripted stub
 */
public record SelfTestLines(String judge, boolean synthetic, List<SelfTest> tests) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ROW = "  %-30s %6s %6s %10s  %s";

    public SelfTestLines {
        tests = List.copyOf(tests);
    }

    /** For people, with what each test does. */
    public List<String> table() {
        var lines = new ArrayList<String>();
        if (synthetic) {
            lines.add("SYNTHETIC: a recording of a scripted stub; nothing follows from it about a judge's quality.");
        }
        lines.add("self-tests of " + judge);
        lines.add(String.format(Locale.ROOT, ROW, "", "passed", "failed", "unmeasured", "pass rate"));
        for (SelfTest test : tests) {
            lines.add(String.format(
                    Locale.ROOT, ROW, test.name(), test.passed(), test.failed(), test.unmeasured(), rate(test)));
        }
        lines.add("In brackets: 95 % interval (Wilson), over the measured cases.");
        tests.forEach(test -> lines.add(test.name() + ": " + test.definition()));
        return lines;
    }

    private static String rate(SelfTest test) {
        return test.rate() == null
                ? "unmeasured"
                : String.format(Locale.ROOT, "%.3f (%.3f–%.3f)", test.rate(), test.low(), test.high());
    }

    /** For programs: one object a line, {@code n} being the measured cases. */
    public List<String> json() {
        return tests.stream().map(this::line).toList();
    }

    private String line(SelfTest test) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("system", judge);
        fields.put("set", "self-tests");
        fields.put("measure", test.name());
        fields.put("value", test.rate());
        fields.put("low", test.low());
        fields.put("high", test.high());
        fields.put("n", test.passed() + test.failed());
        fields.put("unmeasured", test.unmeasured());
        if (synthetic) {
            fields.put("synthetic", true);
        }
        return JSON.writeValueAsString(fields);
    }

    /** Every failed case of every test. */
    public List<String> failures() {
        return tests.stream()
                .flatMap(test -> test.failures().stream().map(failure -> test.name() + ", " + failure))
                .toList();
    }
}
