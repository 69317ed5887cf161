package dev.attest.cli;

import dev.attest.cli.SearchReply.LegReply;
import dev.attest.cli.SearchReply.MatchReply;
import dev.attest.cli.SearchReply.PassageReply;
import dev.attest.cli.SearchReply.PlanReply;
import dev.attest.cli.SearchReply.RelevanceReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells a person how passages were looked for, and why each ranks where it does. */
final class SearchExplanation {

    private static final String INDENT = "   ";

    private SearchExplanation() {}

    static List<String> lines(SearchReply reply) {
        List<String> lines = new ArrayList<>();
        reply.passages().forEach(passage -> lines.addAll(lines(passage)));
        if (reply.passages().isEmpty()) {
            lines.add("Nothing found.");
        } else {
            lines.add(
                    "The best 30 are ranked by the fused score: how well the best sentence meets the words of the question, then words"
                            + " (BM25), each in standard deviations.");
        }
        lines.addAll(plan(reply.plan()));
        lines.addAll(Search.degraded(reply));
        return lines;
    }

    private static List<String> lines(PassageReply passage) {
        List<String> lines = new ArrayList<>();
        lines.add("%d  %s%s"
                .formatted(
                        passage.rank(),
                        Console.line(Search.source(passage)),
                        passage.page() == null ? "" : ", page " + passage.page()));
        lines.add(INDENT + Search.excerpt(passage.text()));
        RelevanceReply relevance = passage.relevance();
        if (relevance != null) {
            line(lines, "fused", number(relevance.fused()));
            line(lines, "sentence", match(passage, relevance.match()));
            line(lines, "words", leg(relevance.words(), "BM25"));
            line(lines, "vectors", leg(relevance.vectors(), "cosine"));
            line(lines, "cosine", relevance.cosine() == null ? "not compared" : number(relevance.cosine()));
        }
        int joined = passage.joined() == null ? 0 : passage.joined().size();
        if (joined > 0) {
            line(
                    lines,
                    "joined",
                    "with " + joined + (joined == 1 ? " neighbour" : " neighbours") + ", so that a sentence is whole");
        }
        int copies = passage.copies() == null ? 0 : passage.copies().size();
        if (copies > 0) {
            line(
                    lines,
                    "copies",
                    copies + (copies == 1 ? " near-duplicate shares" : " near-duplicates share") + " this place");
        }
        lines.add("");
        return lines;
    }

    private static void line(List<String> lines, String name, String value) {
        lines.add(INDENT + String.format(Locale.ROOT, "%-10s", name) + value);
    }

    private static String leg(@Nullable LegReply leg, String score) {
        return leg == null ? "did not find it" : "rank %d, %s %s".formatted(leg.rank(), score, number(leg.score()));
    }

    private static String match(PassageReply passage, @Nullable MatchReply match) {
        return match == null
                ? "not compared closely"
                : "%s (%s for the whole passage) by: %s"
                        .formatted(number(match.score()), number(match.whole()), sentence(passage, match));
    }

    private static String sentence(PassageReply passage, MatchReply match) {
        List<Integer> span = passage.span();
        if (span == null || span.size() != 2 || match.sentence().size() != 2) {
            return "";
        }
        int start = match.sentence().get(0) - span.get(0);
        int end = match.sentence().get(1) - span.get(0);
        boolean inside = 0 <= start && start <= end && end <= passage.text().length();
        return inside ? Search.excerpt(passage.text().substring(start, end)) : "";
    }

    private static List<String> plan(@Nullable PlanReply plan) {
        if (plan == null) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        if (plan.qualifying() != null && plan.total() != null) {
            lines.add(String.format(Locale.ROOT, "%,d of %,d chunks qualify.", plan.qualifying(), plan.total()));
        }
        Table table = new Table("leg", "way", "looked at", "found", "ms");
        plan.searches()
                .forEach(step -> table.row(
                        step.leg(),
                        step.way(),
                        count(step.fetched()),
                        count(step.found()),
                        String.format(Locale.ROOT, "%.1f", step.ms())));
        lines.addAll(table.lines());
        return lines;
    }

    /** Nothing where the asker is not told. */
    private static String count(@Nullable Number count) {
        return count == null ? "" : count.toString();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
