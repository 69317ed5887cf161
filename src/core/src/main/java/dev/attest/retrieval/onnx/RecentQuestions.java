package dev.attest.retrieval.onnx;

import dev.attest.retrieval.TokenVectors;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Keeps the tokens of the last questions: who finds passages asks for them, and who answers from these asks again. Callers at once
 * share one pass of the model, and one that goes away takes nothing from the others; the pass is cancelled when all have
 * gone. A pass that was cancelled or failed is not kept.
 */
final class RecentQuestions {

    /** Of the longest questions these are 25 MB. */
    static final int MOST = 32;

    private final Function<String, Mono<TokenVectors>> encode;
    private final Map<String, Pass> recent = new LinkedHashMap<>(2 * MOST, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Pass> eldest) {
            return size() > MOST;
        }
    };

    /** Encodes each question by one pass. */
    RecentQuestions(Function<String, Mono<TokenVectors>> encode) {
        this.encode = encode;
    }

    /** One question's pass; who joins begins it, if nobody has. */
    private final class Pass {

        private final String question;
        private final AtomicBoolean begun = new AtomicBoolean();
        private final Disposable.Swap work = Disposables.swap();
        private final Sinks.One<TokenVectors> result = Sinks.one();

        /** Guarded, as the next, by the lock of all. */
        private int waiting;

        private boolean succeeded;

        Pass(String question) {
            this.question = question;
        }

        void begin() {
            if (begun.compareAndSet(false, true)) {
                work.update(Mono.defer(() -> encode.apply(question)).subscribe(this::succeed, this::fail));
            }
        }

        private void succeed(TokenVectors tokens) {
            keep(this);
            result.tryEmitValue(tokens).orThrow();
        }

        private void fail(Throwable e) {
            forget(this);
            result.tryEmitError(e).orThrow();
        }
    }

    /** The tokens of a question; to be read only, as others read them, too. */
    Mono<TokenVectors> tokens(String question) {
        return Mono.defer(() -> {
            Pass pass = joined(question);
            pass.begin();
            var gone = new AtomicBoolean(); // cancelling twice is allowed
            return pass.result.asMono().doOnCancel(() -> {
                if (gone.compareAndSet(false, true) && isLast(pass)) {
                    pass.work.dispose();
                }
            });
        });
    }

    private synchronized Pass joined(String question) {
        Pass pass = recent.computeIfAbsent(question, Pass::new);
        pass.waiting++;
        return pass;
    }

    /** Whether one who goes away leaves nobody behind; then who comes next finds no pass to join. */
    private synchronized boolean isLast(Pass pass) {
        pass.waiting--;
        boolean last = pass.waiting == 0 && !pass.succeeded;
        if (last) {
            recent.remove(pass.question, pass);
        }
        return last;
    }

    private synchronized void keep(Pass pass) {
        pass.succeeded = true;
    }

    private synchronized void forget(Pass pass) {
        recent.remove(pass.question, pass);
    }

    synchronized void clear() {
        recent.clear();
    }
}
