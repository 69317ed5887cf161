package dev.attest.eval.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Samples about groups, {@code group 00} and on, every second frozen, and good answers to them. */
record GroupFiles(Path dataset, Path answers, Path runs) {

    static GroupFiles write(Path folder, int groups) throws IOException {
        return new GroupFiles(
                Files.write(folder.resolve("groups.jsonl"), each(groups, GroupFiles::sample)),
                Files.write(folder.resolve("answers.jsonl"), each(groups, GroupFiles::answer)),
                folder.resolve("runs"));
    }

    private interface Line {
        String of(int group);
    }

    private static List<String> each(int groups, Line line) {
        return IntStream.range(0, groups).mapToObj(line::of).toList();
    }

    static String group(int group) {
        return "group %02d".formatted(group);
    }

    private static String said(int group) {
        return "The notice period of %s is three months.".formatted(group(group));
    }

    private static String sample(int group) {
        return """
                {"id":"s-%02d","question":"How long is the notice period of %s?","answer":"%s",\
                "gold":[{"document":"doc-%02d.md","quote":"%s"}],"expectedStatus":"answered","tags":["one"],"frozen":%b}""".formatted(group, group(group), said(group), group, said(group), group % 2 == 1);
    }

    private static String answer(int group) {
        return """
                {"sampleId":"s-%02d","status":"answered","answer":"%s [1]","latencyMs":10,\
                "sentences":[{"text":"%s [1]","citations":[1],"support":0.9}],\
                "citations":[{"number":1,"document":"doc-%02d.md","quote":"%s"}],\
                "passages":[{"document":"doc-%02d.md","text":"%s"}]}""".formatted(group, said(group), said(group), group, said(group), group, said(group));
    }

    /** The command, but for what answers and judges. */
    CommandRun run(String... more) {
        return CommandRun.of(Stream.concat(
                        Stream.of(
                                "run",
                                "--dataset",
                                dataset.toString(),
                                "--runs",
                                runs.toString(),
                                "--no-self-tests",
                                "--progress",
                                "none"),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    /** The newest run that there is. */
    Path newest() throws IOException {
        try (Stream<Path> folders = Files.list(runs)) {
            return folders.filter(Files::isDirectory).max(Path::compareTo).orElseThrow();
        }
    }
}
