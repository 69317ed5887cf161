package dev.attest.answering.langchain4j;

import dev.attest.answering.AnswerModelFailed.Reason;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import reactor.core.publisher.FluxSink;

/** One try to have an answer written: what langchain4j calls back becomes what is heard. */
final class Attempt implements StreamingChatResponseHandler {

    private final FluxSink<Heard> sink;
    private final Notes notes;
    private final Failures failures;
    private volatile boolean heard;

    Attempt(FluxSink<Heard> sink, Notes notes, Failures failures) {
        this.sink = sink;
        this.notes = notes;
        this.failures = failures;
    }

    @Override
    public void onPartialResponse(String text) {
        heard = true;
        sink.next(new Heard.Token(text));
    }

    @Override
    public void onPartialThinking(PartialThinking thinking) {
        heard = true;
        sink.next(new Heard.Token(""));
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        if (notes.refused()) {
            sink.error(failures.of(Reason.REFUSED, "declined to answer"));
        } else if (heard && !notes.finished()) {
            sink.error(failures.of(Reason.BROKEN_OFF, "broke off in the middle of its answer"));
        } else {
            sink.next(new Heard.End(notes.cutOff(), notes.usage()));
            sink.complete();
        }
    }

    @Override
    public void onError(Throwable failure) {
        // As it came when nothing was heard: then it may be worth another try.
        sink.error(heard ? failures.typed(failure) : failure);
    }
}
