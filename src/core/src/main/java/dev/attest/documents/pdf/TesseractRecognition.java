package dev.attest.documents.pdf;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Runs the Tesseract program once for each picture. */
final class TesseractRecognition implements Recognition {

    static final String PROGRAM = "ATTEST_TESSERACT";
    static final String LANGUAGES = "ATTEST_TESSERACT_LANGUAGES";

    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** Of 100: what Tesseract is less sure of is mostly specks and drawings. */
    private static final float LEAST_CONFIDENCE = 60;

    private final Path program;
    private final String languages;
    private final Duration longest;

    TesseractRecognition(Path program, String languages, Duration longest) {
        if (!languages.matches("[A-Za-z0-9_]+(\\+[A-Za-z0-9_]+)*")) {
            throw new IllegalArgumentException("Not languages of Tesseract, such as eng or eng+deu: " + languages);
        }
        this.program = program;
        this.languages = languages;
        this.longest = longest;
    }

    /** The installed program, or null: the one the environment names, else the one on its path. */
    static @Nullable Recognition installed(Map<String, String> environment) {
        String named = environment.getOrDefault(PROGRAM, "");
        Stream<Path> candidates = named.isEmpty()
                ? Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                        .filter(folder -> !folder.isEmpty())
                        .flatMap(folder -> Stream.of(Path.of(folder, "tesseract"), Path.of(folder, "tesseract.exe")))
                : Stream.of(Path.of(named));
        String languages = environment.getOrDefault(LANGUAGES, "eng");
        return candidates
                .filter(path -> Files.isRegularFile(path) && Files.isExecutable(path))
                .findFirst()
                .map(path -> new TesseractRecognition(path, languages, LONGEST))
                .orElse(null);
    }

    @Override
    public List<Word> words(BufferedImage page) throws IOException {
        Path folder = Files.createTempDirectory("attest-recognition");
        Path picture = folder.resolve("page.png");
        Path base = folder.resolve("words");
        Path words = folder.resolve("words.tsv");
        try {
            ImageIO.write(page, "png", picture.toFile());
            run(picture, base);
            return words(Files.readAllLines(words));
        } finally {
            Files.deleteIfExists(picture);
            Files.deleteIfExists(words);
            Files.deleteIfExists(folder);
        }
    }

    private void run(Path picture, Path base) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        program.toString(), picture.toString(), base.toString(), "-l", languages, "tsv")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        // More threads make it slower when several files are read at once.
        builder.environment().put("OMP_THREAD_LIMIT", "1");
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("Character recognition took longer than " + longest.toSeconds() + " s");
            }
            if (process.exitValue() != 0) {
                throw new IOException("Character recognition ended with " + process.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** Columns: level, page, block, paragraph, line, word, left, top, width, height, confidence, text. */
    private static List<Word> words(List<String> rows) {
        List<Word> words = new ArrayList<>();
        for (String row : rows) {
            String[] cells = row.split("\t", -1);
            if (cells.length == 12 && cells[0].equals("5") && !cells[11].isBlank()) {
                float confidence = Float.parseFloat(cells[10]);
                if (confidence >= LEAST_CONFIDENCE) {
                    words.add(word(cells));
                }
            }
        }
        return words;
    }

    private static Word word(String[] cells) {
        return new Word(
                cells[11].strip(),
                cells[2] + "." + cells[3] + "." + cells[4],
                Integer.parseInt(cells[6]),
                Integer.parseInt(cells[7]),
                Integer.parseInt(cells[8]),
                Integer.parseInt(cells[9]));
    }
}
