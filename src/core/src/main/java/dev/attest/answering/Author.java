package dev.attest.answering;

import java.util.List;

/**
 * Who writes an answer.
 *
 * @param degraded the parts in whose stead it writes
 */
record Author(Question.Mode mode, AnswerModel model, List<String> degraded) {

    boolean isGenerative() {
        return mode == Question.Mode.GENERATIVE;
    }
}
