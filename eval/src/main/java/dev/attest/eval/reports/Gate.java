package dev.attest.eval.reports;

import java.util.List;

/**
 * Whether the change may ship.
 *
 * @param rules each with what it says; the gate passes when all do
 */
public record Gate(List<Rule> rules) {

    public Gate {
        rules = List.copyOf(rules);
    }

    public boolean passed() {
        return rules.stream().allMatch(Rule::passed);
    }

    /**
     * One condition.
     *
     * @param metric what it is about
     * @param name {@code coverage} or {@code drop}
     * @param limit least coverage, or greatest drop that is put up with, in the metric's unit
     * @param detail for people: what was found
     */
    public record Rule(String metric, String name, double limit, boolean passed, String detail) {}
}
