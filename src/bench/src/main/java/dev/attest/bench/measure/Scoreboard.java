package dev.attest.bench.measure;

import dev.attest.statistics.Estimate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** Collects figures, in the order in which they are shown: for people as tables, for programs one JSON object a line. */
public final class Scoreboard {

    /** The system that the others are compared with. */
    public static final String PRODUCT = "product";

    private static final String NONE = "-";
    private static final int NAME = 31;
    private static final int CELL = 22;

    private final List<String> mainMeasures;
    private final List<Figure> figures = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** @param mainMeasures those by which the product is compared with the other systems */
    public Scoreboard(List<String> mainMeasures) {
        this.mainMeasures = List.copyOf(mainMeasures);
    }

    public void add(String system, String set, String measure, Estimate estimate) {
        figures.add(new Figure(system, set, measure, estimate));
    }

    /** Something to know when the tables are read. */
    public void note(String sentence) {
        notes.add(sentence);
    }

    /** Adds the mean over those of the sets for which each figure is defined, under a name of its own. */
    public void addMean(String name, Predicate<String> sets) {
        Map<List<String>, List<Estimate>> bySystem = figures.stream()
                .filter(figure -> sets.test(figure.set()) && figure.estimate().isDefined())
                .collect(Collectors.groupingBy(
                        figure -> List.of(figure.system(), figure.measure()),
                        LinkedHashMap::new,
                        Collectors.mapping(Figure::estimate, Collectors.toList())));
        bySystem.forEach((key, estimates) -> add(key.get(0), name, key.get(1), Estimate.mean(estimates)));
    }

    /** The estimate, when it was added. */
    public Optional<Estimate> find(String system, String set, String measure) {
        return figures.stream()
                .filter(figure -> figure.system().equals(system)
                        && figure.set().equals(set)
                        && figure.measure().equals(measure))
                .map(Figure::estimate)
                .findFirst();
    }

    /** Prints the tables; with {@code json} one object a line in their place, and the tables on the error stream. */
    public void print(boolean json, CommandLine command) {
        if (json) {
            json().forEach(command.getOut()::println);
        }
        table().forEach((json ? command.getErr() : command.getOut())::println);
    }

    List<String> json() {
        return figures.stream().map(Figure::json).toList();
    }

    List<String> table() {
        var lines = new ArrayList<String>();
        for (String set : distinct(figures.stream().map(Figure::set).toList())) {
            lines.addAll(measured(set));
            lines.addAll(compared(set));
            lines.add("");
        }
        lines.add("In brackets: 95 % interval, percentile bootstrap, 2,000 resamples.");
        lines.addAll(notes);
        return lines;
    }

    private List<String> measured(String set) {
        var lines = new ArrayList<String>();
        tables(figures.stream().filter(f -> f.set().equals(set)).toList())
                .forEach(table -> lines.addAll(measured(set, table)));
        return lines;
    }

    /** Systems that share a measure stand in one table. */
    private static List<List<Figure>> tables(List<Figure> figures) {
        var tables = new ArrayList<List<Figure>>();
        for (String system : distinct(figures.stream().map(Figure::system).toList())) {
            List<Figure> own =
                    figures.stream().filter(f -> f.system().equals(system)).toList();
            List<String> measures = own.stream().map(Figure::measure).toList();
            tables.stream()
                    .filter(table -> table.stream().map(Figure::measure).anyMatch(measures::contains))
                    .findFirst()
                    .ifPresentOrElse(table -> table.addAll(own), () -> tables.add(new ArrayList<>(own)));
        }
        return tables;
    }

    private List<String> measured(String set, List<Figure> of) {
        List<String> measures = distinct(of.stream().map(Figure::measure).toList());
        var rows = new LinkedHashMap<String, List<String>>();
        for (String system : distinct(of.stream().map(Figure::system).toList())) {
            rows.put(
                    system,
                    measures.stream()
                            .map(measure -> find(system, set, measure)
                                    .map(estimate -> shown(estimate, ""))
                                    .orElse(NONE))
                            .toList());
        }
        int n = of.stream().mapToInt(figure -> figure.estimate().n()).max().orElse(0);
        return rows(set + ", n = " + n, measures, rows);
    }

    /** How much more the product reaches than each other system, on the same resamples. */
    private List<String> compared(String set) {
        List<String> measures = mainMeasures.stream()
                .filter(measure -> find(PRODUCT, set, measure).isPresent())
                .toList();
        var rows = new LinkedHashMap<String, List<String>>();
        for (String other : distinct(figures.stream().map(Figure::system).toList())) {
            boolean there = measures.stream()
                    .anyMatch(measure -> find(other, set, measure).isPresent());
            if (!other.equals(PRODUCT) && there) {
                rows.put(
                        PRODUCT + " - " + other,
                        measures.stream()
                                .map(measure -> difference(set, measure, other))
                                .toList());
            }
        }
        return rows.isEmpty() ? List.of() : rows("difference", measures, rows);
    }

    private String difference(String set, String measure, String other) {
        Estimate ours = find(PRODUCT, set, measure).orElseThrow();
        return find(other, set, measure)
                .map(theirs -> shown(ours.minus(theirs), "+"))
                .orElse(NONE);
    }

    private static String shown(Estimate estimate, String sign) {
        if (!estimate.isDefined()) {
            return NONE;
        }
        String number = "%" + sign + (Math.abs(estimate.value()) < 10 ? ".3f" : ".1f");
        return String.format(
                Locale.ROOT,
                number + " (" + number + "–" + number + ")",
                estimate.value(),
                estimate.low(),
                estimate.high());
    }

    private static List<String> rows(String title, List<String> measures, Map<String, List<String>> rows) {
        var lines = new ArrayList<String>();
        lines.add(row(title, measures, measures));
        rows.forEach((name, cells) -> lines.add(row("  " + name, cells, measures)));
        return lines;
    }

    private static String row(String first, List<String> cells, List<String> measures) {
        var row = new StringBuilder(padded(first, NAME));
        for (int i = 0; i < cells.size(); i++) {
            row.append(' ')
                    .append(padded(cells.get(i), Math.max(CELL, measures.get(i).length())));
        }
        return row.toString().stripTrailing();
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static List<String> distinct(List<String> names) {
        return names.stream().distinct().toList();
    }
}
