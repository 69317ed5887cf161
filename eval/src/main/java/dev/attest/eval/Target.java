package dev.attest.eval;

/** Something that answers questions: what is evaluated. May be asked by several threads at once. */
public interface Target {

    /** Names it in reports and tells runs apart, such as {@code attest http://127.0.0.1:8080}. Holds no secret. */
    String name();

    /**
     * Asks one question; blocks.
     *
     * @return a {@link Reply#failed failed} reply when this question could not be answered
     * @throws EvalFailure when no question can be: nobody is there, or whoever is there is no such target
     */
    Reply ask(Sample sample);
}
