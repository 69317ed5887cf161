package dev.attest.eval;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A judge's assessment of one claim by texts.
 *
 * @param support probability, 0 to 1, that the claim follows from the texts; null when the judge gives none
 * @param explanation for people; may be empty
 * @param agreement share of a panel's judges that say the same, more than 0 and at most 1; 1 for a single judge
 */
public record ClaimVerdict(
        String claim, Label label, @Nullable Double support, String explanation, double agreement) {

    public ClaimVerdict {
        if (support != null && !(support >= 0 && support <= 1)) {
            throw new IllegalArgumentException("Support is a probability, not " + support);
        }
        if (!(agreement > 0 && agreement <= 1)) {
            throw new IllegalArgumentException("Agreement is a share, not " + agreement);
        }
    }

    @JsonIgnore
    public boolean isSupported() {
        return label == Label.SUPPORTED;
    }

    /** What the texts say about a claim. */
    public enum Label {
        /** It follows from them. */
        @JsonProperty("supported")
        SUPPORTED,
        /** They say otherwise. */
        @JsonProperty("contradicted")
        CONTRADICTED,
        /** They do not say. */
        @JsonProperty("notFound")
        NOT_FOUND,
        /** Too close to call; counts as measured, and as not supported. */
        @JsonProperty("uncertain")
        UNCERTAIN
    }
}
