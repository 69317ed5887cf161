package dev.attest.bench.finding;

import dev.attest.answering.Answerability.Signals;

/**
 * What the answerability rule sees of one question.
 *
 * @param set the question's set: the prefix of its first passage's id
 * @param document title of the document that answers it
 * @param answerable with everything there
 * @param passageRemoved with its gold passages taken out of what was found
 * @param documentRemoved with every passage of the gold passages' documents taken out
 */
record MeasuredQuestion(
        String set, String document, Signals answerable, Signals passageRemoved, Signals documentRemoved) {}
