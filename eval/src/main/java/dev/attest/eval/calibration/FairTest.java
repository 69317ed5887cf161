package dev.attest.eval.calibration;

import dev.attest.eval.Judge;
import dev.attest.eval.Judged;
import dev.attest.eval.reports.SelfTest;
import dev.attest.statistics.Proportion;
import java.util.ArrayList;
import java.util.List;

/**
 * A test that a fair judge passes, on any item.
 *
 * @param definition what is done, and when a case is passed
 */
record FairTest(String name, String definition, Case check) {

    /** One case of it. */
    interface Case {

        /** Why the judge failed; empty when it passed. */
        Judged<String> failure(Judge judge, SelfTestItem item);
    }

    /** The tally of what the cases gave, in the items' order. */
    SelfTest tally(List<SelfTestItem> items, List<Judged<String>> given) {
        var failures = new ArrayList<String>();
        int passed = 0;
        int unmeasured = 0;
        for (int i = 0; i < items.size(); i++) {
            if (!(given.get(i) instanceof Judged.Of<String> of)) {
                unmeasured++;
            } else if (of.value().isEmpty()) {
                passed++;
            } else {
                failures.add(items.get(i).id() + ": " + of.value());
            }
        }
        return tallied(passed, unmeasured, failures);
    }

    private SelfTest tallied(int passed, int unmeasured, List<String> failures) {
        int measured = passed + failures.size();
        if (measured == 0) {
            return new SelfTest(name, definition, 0, 0, unmeasured, null, null, null, failures);
        }
        Proportion rate = Proportion.of(passed, measured);
        return new SelfTest(
                name, definition, passed, failures.size(), unmeasured, rate.value(), rate.low(), rate.high(), failures);
    }
}
