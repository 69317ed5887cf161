package dev.attest.prediction.tribuo;

import dev.attest.prediction.Rows;
import dev.attest.prediction.Scores;

/** What a learner has made; it scores as its file will. */
interface Learnt {

    Scores score(Rows rows);

    /** The bytes of the model's file. */
    byte[] file();
}
