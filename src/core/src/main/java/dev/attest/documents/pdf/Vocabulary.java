package dev.attest.documents.pdf;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a file, to tell a hyphen that only divides a word at the end of a line from one that belongs to it. */
final class Vocabulary {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]{4,}");
    private static final Pattern LAST = Pattern.compile("([\\p{L}\\p{M}]+)[-\u2010]$");
    private static final Pattern FIRST = Pattern.compile("^\\p{L}[\\p{L}\\p{M}]*");
    private static final Pattern CONJUNCTION = Pattern.compile("(?:and|or|to|und|oder|bis|et|ou|y|o|e)\\b.*");
    private static final int MOST_WORDS = 500_000;

    private final Set<String> words = new HashSet<>();

    static Vocabulary of(List<PageText> pages) {
        Vocabulary vocabulary = new Vocabulary();
        for (PageText page : pages) {
            page.flows().forEach(flow -> flow.segments().forEach(vocabulary::add));
        }
        return vocabulary;
    }

    private void add(Segment segment) {
        Matcher word = WORD.matcher(segment.text());
        while (word.find() && words.size() < MOST_WORDS) {
            words.add(word.group().toLowerCase(Locale.ROOT));
        }
    }

    /** What stands between two lines. */
    enum Join {
        SPACE,
        /** The hyphen belongs to the word. */
        NOTHING,
        /** The word was divided: the hyphen goes. */
        WITHOUT_HYPHEN
    }

    Join join(String line, String next) {
        char last = line.charAt(line.length() - 1);
        if (last == Characters.SOFT_HYPHEN) {
            return Join.WITHOUT_HYPHEN;
        }
        String tail = line.substring(Math.max(0, line.length() - 50));
        Matcher before = LAST.matcher(tail);
        Matcher after = FIRST.matcher(next);
        if (!before.find() || !after.find() || CONJUNCTION.matcher(next).matches()) {
            return Join.SPACE;
        }
        String joined = (before.group(1) + after.group()).toLowerCase(Locale.ROOT);
        return words.contains(joined) ? Join.WITHOUT_HYPHEN : Join.NOTHING;
    }
}
