package dev.attest.cli;

import static java.util.stream.Collectors.joining;

import dev.attest.cli.AskReply.Abstention;
import dev.attest.cli.AskReply.Box;
import dev.attest.cli.AskReply.Citation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An answer as lines for a person: the text, then its sources with the place each comes from. */
final class AnswerText {

    private AnswerText() {}

    static List<String> lines(AskReply reply, Console console) {
        List<String> lines = new ArrayList<>();
        if (!reply.answered()) {
            lines.add(console.bold(status(reply)));
        }
        String answer = reply.answer();
        if (reply.answered() && answer != null) {
            lines.add(console.bold(Console.safe(answer)));
        }
        for (Citation citation : reply.citations()) {
            lines.add("");
            lines.addAll(citation.isPrediction() ? prediction(citation, console) : source(citation, console));
        }
        List<String> ways = ways(reply);
        if (!ways.isEmpty()) {
            lines.add("");
            ways.forEach(way -> lines.add(console.faint(Console.line(way))));
        }
        return lines;
    }

    /** How the answer came about, and what was missing. */
    private static List<String> ways(AskReply reply) {
        List<String> ways = new ArrayList<>();
        if (reply.answered() && reply.mode() != null) {
            ways.add(reply.mode() + (reply.model() == null ? "" : " · " + reply.model()));
        }
        reply.degraded().stream().map(AnswerText::missing).forEach(ways::add);
        return ways;
    }

    private static String missing(String part) {
        return switch (part) {
            case "vectors" -> "keywords only: the vector index is away";
            case "llm" -> "answered from the documents' own sentences: the language model is away";
            case "judge" -> "not every sentence was checked against its sources: the judge is away";
            default -> "without: " + part;
        };
    }

    private static String status(AskReply reply) {
        if (reply.status().equals("pendingReview")) {
            return "No answer yet: a reviewer has to approve it"
                    + (reply.reviewUrl() == null ? "." : " (" + Console.line(reply.reviewUrl()) + ").");
        }
        Abstention abstention = reply.abstention();
        String reason = abstention == null || abstention.reason() == null ? reply.status() : abstention.reason();
        return "No answer: "
                + switch (reason) {
                    case "noMatch" -> "the documents do not say (noMatch).";
                    case "lowSupport" -> "what was found does not support one well enough (lowSupport).";
                    case "conflict" -> "the documents contradict each other (conflict).";
                    default -> Console.line(reason) + ".";
                };
    }

    private static List<String> prediction(Citation citation, Console console) {
        String number = "[%d] ".formatted(citation.number());
        String indent = " ".repeat(number.length());
        List<String> lines = new ArrayList<>();
        lines.add(number + console.bold(Console.line(String.valueOf(citation.model()))) + " · version "
                + Console.line(citation.version()) + " · prediction");
        lines.add(indent
                + Console.line(String.valueOf(citation.label()))
                + (citation.probability() == null
                        ? ""
                        : String.format(Locale.ROOT, " · probability %.4f", citation.probability())));
        if (citation.inputs() != null) {
            lines.add(indent
                    + console.faint(Console.line(
                            citation.inputs().stream().map(AnswerText::input).collect(joining(" · ")))));
        }
        if (citation.outOfRange() != null && !citation.outOfRange().isEmpty()) {
            lines.add(indent
                    + console.faint(Console.line(
                            "outside what it was trained on: " + String.join(", ", citation.outOfRange()))));
        }
        return lines;
    }

    private static String input(AskReply.Input input) {
        return input.name() + " " + input.value() + (input.unit() == null ? "" : " " + input.unit());
    }

    private static List<String> source(Citation citation, Console console) {
        List<String> lines = new ArrayList<>();
        String number = "[%d] ".formatted(citation.number());
        String indent = " ".repeat(number.length());
        List<String> where = new ArrayList<>();
        String title = citation.title() == null ? String.valueOf(citation.documentId()) : citation.title();
        if (citation.sourceKey() != null && !citation.sourceKey().equals(title)) {
            where.add(Console.line(citation.sourceKey()));
        }
        if (citation.page() != null) {
            where.add("page " + citation.page());
        }
        where.add("version " + Console.line(citation.version()));
        lines.add(number + console.bold(Console.line(title)) + " · " + String.join(" · ", where));
        if (citation.headings() != null && !citation.headings().isEmpty()) {
            lines.add(indent + Console.line(String.join(" › ", citation.headings())));
        }
        if (citation.quote() != null) {
            lines.add(indent + "“" + Console.line(citation.quote()) + "”");
        }
        List<String> measured = new ArrayList<>();
        if (citation.span() != null && citation.span().size() == 2) {
            measured.add("characters " + span(citation.span()));
        }
        if (citation.boxes() != null && !citation.boxes().isEmpty()) {
            measured.add(boxes(citation.boxes()));
        }
        if (citation.score() != null) {
            measured.add("score " + String.format(Locale.ROOT, "%.2f", citation.score()));
        }
        if (!measured.isEmpty()) {
            lines.add(indent + console.faint(String.join(" · ", measured)));
        }
        return lines;
    }

    /** The first box; the others are lines below it, or on the next page. */
    private static String boxes(List<Box> boxes) {
        Box first = boxes.get(0);
        String text = String.format(
                Locale.ROOT, "box %.1f,%.1f %.1f×%.1f", first.x(), first.y(), first.width(), first.height());
        return boxes.size() == 1 ? text : text + " and " + (boxes.size() - 1) + " more";
    }

    /** Half-open, as everywhere. */
    static String span(List<Integer> span) {
        return span.get(0) + ".." + span.get(1);
    }
}
