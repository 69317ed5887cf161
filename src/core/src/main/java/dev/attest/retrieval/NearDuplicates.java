package dev.attest.retrieval;

import static java.util.stream.Collectors.toSet;

import dev.attest.documents.ChunkId;
import dev.attest.documents.VisibleChunk;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Takes together what says the same in nearly the same words, such as a document that was saved twice, or last year's edition
 * beside this year's. The place is that of the best-ranked one; the text is that of the newest.
 *
 * <p>Two texts are alike when they share at least {@value #ALIKE} of their runs of {@value #RUN} words (resemblance: Broder, "On
 * the resemblance and containment of documents", 1997); texts of fewer words when all words are the same. They stay apart all the same when
 * the question has a word that stands in one of them only, or when they differ in a number or a name (a word with a capital):
 * of two contracts with another customer or another price, both are wanted.
 */
final class NearDuplicates {

    private static final double ALIKE = 0.8;
    private static final int RUN = 5;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private final Set<String> question;
    private final List<Group> groups = new ArrayList<>();

    NearDuplicates(String question) {
        this.question = Set.copyOf(words(question));
    }

    /**
     * One place in the ranking.
     *
     * @param best the chunk that earned it
     * @param chunk what stands there
     * @param copies other chunks that say the same, best first
     */
    record Distinct(ChunkId best, VisibleChunk chunk, List<ChunkId> copies) {}

    /** Adds the next best chunk. */
    void add(VisibleChunk chunk) {
        var text = new Text(chunk, question);
        for (Group group : groups) {
            if (group.takes(text)) {
                return;
            }
        }
        groups.add(new Group(text));
    }

    /** How many places there are. */
    int size() {
        return groups.size();
    }

    /** All places, best first. */
    List<Distinct> distinct() {
        return groups.stream().map(Group::distinct).toList();
    }

    private static List<String> words(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    /** A chunk as it is compared. */
    private record Text(
            VisibleChunk chunk, Set<String> vocabulary, Set<String> runs, Set<String> asked, Set<String> facts) {

        Text(VisibleChunk chunk, Set<String> question) {
            this(chunk, words(chunk.chunk().text()), question);
        }

        private Text(VisibleChunk chunk, List<String> words, Set<String> question) {
            this(
                    chunk,
                    Set.copyOf(words),
                    runs(words),
                    words.stream().filter(question::contains).collect(toSet()),
                    facts(chunk.chunk().text()));
        }

        private static Set<String> facts(String text) {
            return WORD.matcher(text)
                    .results()
                    .map(MatchResult::group)
                    .filter(word -> word.codePoints().anyMatch(c -> Character.isUpperCase(c) || Character.isDigit(c)))
                    .map(word -> word.toLowerCase(Locale.ROOT))
                    .collect(toSet());
        }

        private static Set<String> runs(List<String> words) {
            var runs = new HashSet<String>();
            for (int end = Math.min(RUN, words.size()); end <= words.size(); end++) {
                runs.add(String.join(" ", words.subList(Math.max(0, end - RUN), end)));
            }
            return runs;
        }

        boolean isLike(Text other) {
            if (!asked.equals(other.asked)
                    || !vocabulary.containsAll(other.facts)
                    || !other.vocabulary.containsAll(facts)) {
                return false;
            }
            long shared = runs.stream().filter(other.runs::contains).count();
            return shared >= ALIKE * (runs.size() + other.runs.size() - shared);
        }

        boolean isNewerThan(Text other) {
            return chunk.since().isAfter(other.chunk.since());
        }
    }

    private static final class Group {

        private final List<Text> texts = new ArrayList<>();
        private Text newest;

        Group(Text first) {
            texts.add(first);
            newest = first;
        }

        /** Compared with the first one only, so that a chain of small changes does not take together what is far apart. */
        boolean takes(Text text) {
            if (!texts.get(0).isLike(text)) {
                return false;
            }
            texts.add(text);
            newest = text.isNewerThan(newest) ? text : newest;
            return true;
        }

        Distinct distinct() {
            List<ChunkId> copies = new ArrayList<>();
            texts.forEach(text -> copies.add(text.chunk().chunk().id()));
            ChunkId best = copies.get(0);
            copies.remove(newest.chunk().chunk().id());
            return new Distinct(best, newest.chunk(), copies);
        }
    }
}
