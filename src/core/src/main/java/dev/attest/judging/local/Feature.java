package dev.attest.judging.local;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What the model looks at. "New" words are content words whose stem stands in no source; a word's match is the highest
 * cosine of its worst token to a token of the chosen pieces.
 */
public enum Feature {
    SOURCE_LENGTH("words of the sources, as ln(1 + n)"),
    CLAIM_LENGTH("words of the sentence, as ln(1 + n)"),
    CONTENT_FOUND("share of the content words found in the sources, weighted by rarity"),
    WORDS_FOUND("share of all words found in the sources"),
    NUMBERS_MISSING("numbers that no source has, at most 3"),
    NUMBERS_MISSING_SHARE("the same as a share of the numbers"),
    NAMES_MISSING("capitalised words that no source has, at most 4"),
    NAMES_MISSING_SHARE("the same as a share of the capitalised words"),
    SPEAKING("words such as I, we and you, at most 4"),
    ONE_PIECE("share of the content words' weight in the first chosen piece"),
    TWO_PIECES("the same for the first two pieces"),
    THREE_PIECES("the same for all chosen pieces, at most three"),
    SCATTERED("CONTENT_FOUND less TWO_PIECES"),
    NEGATION_UNMATCHED("1 when the sentence negates and no chosen piece does"),
    NEGATION_NEW("negating words that no source has, at most 3"),
    NEGATION_ADDED(
            "share of the words near a negation that no source has near one; 0.5 when sources have none of them"),
    NEGATION_DROPPED("share of the other words that sources have near a negation only"),
    NUMBERS_MOVED("numbers that a source has, but with another number before the word they count, at most 3"),
    SETTING("mean share of a content word's neighbours that stand near it in a source too"),
    PAIRS("share of neighbouring content words that are neighbours in a source"),
    SEQUENCE("longest common subsequence with a chosen piece, as a share of the sentence"),
    TURNED("new words that turn a statement round, such as refuse or costly, at most 3"),
    WORST_MATCH("lowest match of a content word"),
    MATCH_DEVIATION("standard deviation of the content words' matches"),
    NEW_WORST("lowest match of a new word; 0.9 without one"),
    NEW_MEAN("mean match of the new words; 0.9 without one"),
    NEW_FOREIGN("new words whose match is below about 0.55, at most 6"),
    NEW_DEFICIT("sum over the new words of 1 less their match, at most 8"),
    CONTRAST("by how much a new word matches worse than its neighbours, at most"),
    NEGATION_MATCH("lowest match of a negating word; 0.9 without one"),
    NAME_MATCH("lowest cosine of a name to its own occurrences in the chosen pieces; 0.8 without one"),
    FUNCTION_WORST("lowest match of a function word; 0.7 without one"),
    PIECES_COVERED("mean over the chosen pieces' tokens of the highest cosine to a token of the sentence"),
    NEW_MEANING("the learned layer: a weight a dimension over the new words' token vectors");

    private static final Map<Feature, Integer> INDEXES = new EnumMap<>(Feature.class);

    static {
        for (Feature feature : values()) {
            INDEXES.put(feature, INDEXES.size());
        }
    }

    private final String meaning;

    Feature(String meaning) {
        this.meaning = meaning;
    }

    /** Its place among the values of a {@link Comparison}, from 0. */
    public int index() {
        return Objects.requireNonNull(INDEXES.get(this));
    }

    /** As in a model file. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The feature with a key.
     *
     * @throws IllegalArgumentException when there is none
     */
    static Feature of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** What it measures, in a sentence. */
    public String meaning() {
        return meaning;
    }
}
