package dev.attest.eval.datasets.drafts;

import dev.attest.eval.EvalFailure;
import dev.attest.eval.Sample;
import dev.attest.eval.models.LanguageModel;
import dev.attest.eval.models.ModelFailed;
import dev.attest.eval.models.ModelFailed.Reason;
import java.util.List;
import java.util.function.Consumer;

/**
 * Asks a model about one passage after the other until there are enough drafts. A failed call costs its passage and no
 * more, unless the model says that no prompt will fare better.
 */
public final class Generation {

    /** Passages tried for each draft wanted, at most; a model that cannot do it is not asked about a whole library. */
    private static final int TRIES = 3;

    private static final int FEWEST_TRIES = 10;

    private final GenerateSettings settings;
    private final Spread passages;
    private final Drafting drafting;
    private int kept;
    private int unanswerable;

    /** @param existing questions that are not to be asked again */
    public Generation(LanguageModel model, GenerateSettings settings, PassageSource source, List<Sample> existing) {
        this.settings = settings;
        this.passages = new Spread(source, settings.seed());
        this.drafting = new Drafting(model, settings, existing);
    }

    /**
     * @param outcomes told of every passage as soon as it is done with
     * @throws EvalFailure when there is nothing to ask about
     */
    public void run(Consumer<Drafted> outcomes) {
        if (!passages.hasNext()) {
            throw new EvalFailure("there is no document with text to ask about; look at --documents, or at --url and"
                    + " --collection.");
        }
        int most = Math.max(FEWEST_TRIES, TRIES * settings.count());
        for (int tried = 0; tried < most && kept < settings.count() && passages.hasNext(); tried++) {
            if (!next(outcomes)) {
                return;
            }
        }
    }

    /** @return whether there is sense in going on */
    private boolean next(Consumer<Drafted> outcomes) {
        Excerpt excerpt = passages.next();
        boolean answered = unanswerable >= Math.floor((kept + 1) * settings.unanswerable());
        try {
            Drafted drafted = drafting.about(excerpt, answered);
            if (drafted instanceof Drafted.Kept) {
                kept++;
                unanswerable += answered ? 0 : 1;
            }
            outcomes.accept(drafted);
            return true;
        } catch (ModelFailed e) {
            outcomes.accept(new Drafted.Failed(excerpt.document(), String.valueOf(e.getMessage())));
            return e.reason() != Reason.REJECTED;
        }
    }
}
