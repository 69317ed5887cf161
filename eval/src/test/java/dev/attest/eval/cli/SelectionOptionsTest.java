package dev.attest.eval.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.eval.Dataset;
import dev.attest.eval.EvalFailure;
import dev.attest.eval.Sample;
import dev.attest.eval.Sample.Gold;
import dev.attest.eval.Sample.Status;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class SelectionOptionsTest {

    private static final Dataset DATASET = new Dataset(
            "samples",
            "0a",
            List.of(
                    sample("a", false, "pdf"),
                    sample("b", true, "pdf", "number"),
                    sample("c", false, "mail"),
                    sample("d", false, "pdf")));

    @Command
    private static final class Holder {
        @Mixin
        private final SelectionOptions selection = new SelectionOptions();
    }

    private static Sample sample(String id, boolean frozen, String... tags) {
        return new Sample(
                id,
                "How?",
                "So.",
                List.of(new Gold("a.md", "So.")),
                null,
                Status.ANSWERED,
                List.of(tags),
                null,
                frozen);
    }

    private static SelectionOptions parsed(String arguments) {
        Holder holder = new Holder();
        new CommandLine(holder).parseArgs(arguments.isEmpty() ? new String[0] : arguments.split(" "));
        return holder.selection;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|a b c d|all",
                "--half tuned|a c d|half tuned",
                "--half frozen|b|half frozen",
                "--half all --limit 2|a b|first 2",
                "--tags number,mail|b c|tags mail,number",
                "--half tuned --tags pdf --limit 1|a|half tuned, tags pdf, first 1",
            })
    void takesWhatIsAskedForAndSaysSo(String arguments, String ids, String words) {
        SelectionOptions selection = parsed(arguments);
        assertThat(selection.of(DATASET)).extracting(Sample::id).containsExactly(ids.split(" "));
        assertThat(selection.words()).isEqualTo(words);
    }

    @Test
    void saysWhichTagsThereAreWhenNothingIsSelected() {
        assertThatThrownBy(() -> parsed("--tags table").of(DATASET))
                .isInstanceOf(EvalFailure.class)
                .hasMessage("no sample of samples is selected by tags table; its tags are mail, number, pdf.");
    }

    @Test
    void refusesALimitThatLeavesNothing() {
        assertThatThrownBy(() -> parsed("--limit 0").of(DATASET)).hasMessageContaining("1 or more");
    }
}
