package dev.attest.eval.reports.reading;

import dev.attest.eval.MetricInfo;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a metric is about; metrics are shown by group, in this order. */
public enum MetricGroup {
    ANSWERS("Answers", "Does the answer say what it should?", ""),
    CLAIMS("Claims", "Does what it says follow from the documents?", "ground,hallucinat,claim"),
    RETRIEVAL("Retrieval", "Were the right passages found?", "context,retriev,recall@,ndcg,mrr"),
    CITATIONS("Citations", "Do the citations lead to the right places?", "citation"),
    ABSTENTION("Abstention", "Does it decline when it should, and only then?", "abst"),
    COST("Cost and speed", "What does an answer take?", "");

    private final String title;
    private final String question;
    private final String words;

    MetricGroup(String title, String question, String words) {
        this.title = title;
        this.question = question;
        this.words = words;
    }

    /** The group of a metric, by its unit and the words of its name; {@link #ANSWERS} when none fits. */
    public static MetricGroup of(MetricInfo metric) {
        if (!isShare(metric)) {
            return COST;
        }
        String name = metric.name().toLowerCase(Locale.ROOT);
        for (MetricGroup group : List.of(CLAIMS, CITATIONS, RETRIEVAL, ABSTENTION)) {
            if (Stream.of(group.words.split(",", -1)).anyMatch(name::contains)) {
                return group;
            }
        }
        return ANSWERS;
    }

    /** Whether a metric's values are from 0 to 1. */
    public static boolean isShare(MetricInfo metric) {
        return metric.unit().equals(Numbers.SHARE);
    }

    public String title() {
        return title;
    }

    /** What the group's metrics answer. */
    public String question() {
        return question;
    }
}
