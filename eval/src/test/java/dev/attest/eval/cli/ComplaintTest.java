package dev.attest.eval.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.eval.EvalFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ComplaintTest {

    private static String printed(Throwable failure) {
        var text = new StringWriter();
        Complaint.print(failure, new PrintWriter(text));
        return text.toString();
    }

    static Stream<Arguments> sentences() {
        return Stream.of(
                Arguments.of(new EvalFailure("no."), "no."),
                Arguments.of(
                        new NoSuchFileException("/a/b"),
                        "/a/b cannot be read or written: there is no such file or folder."),
                Arguments.of(
                        new UncheckedIOException(new AccessDeniedException("/a")),
                        "/a cannot be read or written: that is not allowed."),
                Arguments.of(
                        new FileSystemException("/a", null, "No space left on device"),
                        "/a cannot be read or written: No space left on device."),
                Arguments.of(new IOException("Broken pipe"), "reading or writing failed: Broken pipe."));
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void saysInOneSentenceWhatCouldNotBeDone(Throwable failure, String sentence) {
        assertThat(printed(failure)).isEqualTo("attest: %s%n".formatted(sentence));
    }

    @Test
    void showsWhereWhatNobodyForesawHappened() {
        assertThat(printed(new IllegalStateException("odd"))).contains("please report it", "odd", "ComplaintTest");
    }
}
