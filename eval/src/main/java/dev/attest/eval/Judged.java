package dev.attest.eval;

import java.util.function.Function;

/** What a judge came to, or why it came to nothing. */
public sealed interface Judged<T> {

    record Of<T>(T value) implements Judged<T> {}

    /**
     * The judge could not say; neither good nor bad.
     *
     * @param reason for people: why, and what would help
     */
    record Unmeasured<T>(String reason) implements Judged<T> {}

    static <T> Judged<T> of(T value) {
        return new Of<>(value);
    }

    static <T> Judged<T> unmeasured(String reason) {
        return new Unmeasured<>(reason);
    }

    /** Goes on with what the judge came to. */
    default <R> Judged<R> then(Function<? super T, ? extends Judged<R>> next) {
        return this instanceof Of<T> of ? next.apply(of.value()) : unmeasured(((Unmeasured<T>) this).reason());
    }

    /** A score from what the judge came to; unmeasured for the same reason otherwise. */
    default Score score(Function<? super T, ? extends Score> score) {
        return this instanceof Of<T> of ? score.apply(of.value()) : Score.unmeasured(((Unmeasured<T>) this).reason());
    }
}
