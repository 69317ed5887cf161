package dev.attest.eval.reports.html;

import dev.attest.eval.Reply;
import dev.attest.eval.reports.reading.Printable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An answer whose citation markers lead to the quotes below it. */
final class AnswerText {

    private static final Pattern MARKER = Pattern.compile("\\[(\\d{1,3})]");
    private static final int LONGEST_ANSWER = 6_000;
    private static final int LONGEST_QUOTE = 600;

    private AnswerText() {}

    static Html html(String anchor, Reply reply) {
        return switch (reply.status()) {
            case FAILED ->
                Html.of("<h4>Answer</h4><p>None. The question failed: {}</p>", String.valueOf(reply.failure()));
            case ABSTAINED ->
                Html.of(
                        "<h4>Answer</h4><p>Declined.{}</p>",
                        Html.when(!reply.answer().isBlank(), Html.of(" <q>{}</q>", reply.answer())));
            case ANSWERED ->
                Html.of("<h4>Answer</h4><p class=\"said\">{}</p>{}", linked(anchor, reply), quotes(anchor, reply));
        };
    }

    private static List<Html> linked(String anchor, Reply reply) {
        Set<Integer> numbers =
                reply.citations().stream().map(Reply.Citation::number).collect(Collectors.toSet());
        String answer = Printable.cut(reply.answer(), LONGEST_ANSWER);
        List<Html> parts = new ArrayList<>();
        Matcher marker = MARKER.matcher(answer);
        int from = 0;
        while (marker.find()) {
            int number = Integer.parseInt(marker.group(1));
            if (numbers.contains(number)) {
                parts.add(Html.of("{}", answer.substring(from, marker.start())));
                parts.add(Html.of("<a href=\"#{}-{}\">[{}]</a>", anchor, number, number));
                from = marker.end();
            }
        }
        parts.add(Html.of("{}", answer.substring(from)));
        return parts;
    }

    private static Html quotes(String anchor, Reply reply) {
        if (reply.citations().isEmpty()) {
            return Html.of("<p class=\"dim\">It cites nothing.</p>");
        }
        Set<Integer> seen = new HashSet<>();
        return Html.of(
                "<ul class=\"quotes\">{}</ul>",
                reply.citations().stream()
                        .map(citation -> Html.of(
                                "<li{}>[{}] <span class=\"dim\">{}</span> <q>{}</q></li>",
                                Html.when(
                                        seen.add(citation.number()),
                                        Html.of(" id=\"{}-{}\" tabindex=\"-1\"", anchor, citation.number())),
                                citation.number(),
                                citation.document(),
                                Printable.cut(citation.quote(), LONGEST_QUOTE)))
                        .toList());
    }
}
