package dev.attest.documents.process;

import dev.attest.documents.ParseLimits;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/** How a child is started: the running Java and class path, small, and knowing nothing of its parent's secrets. */
final class ChildCommand {

    /** The three of the locale decide how Java reads its own arguments and the names of files. */
    private static final List<String> ENVIRONMENT = List.of(
            "PATH",
            "LC_ALL",
            "LC_CTYPE",
            "LANG",
            "ATTEST_TESSERACT",
            "ATTEST_TESSERACT_LANGUAGES",
            "TESSDATA_PREFIX",
            "SystemRoot");
    /** What makes parsers give the same text: a number's digits, a date's zone, a file name's encoding. */
    private static final List<String> PROPERTIES = List.of(
            "user.language", "user.country", "user.variant", "user.timezone", "file.encoding", "sun.jnu.encoding");

    private final List<String> start;
    private final List<String> arguments;

    /** @param mainClass calls {@link ParsingChild#run} */
    ChildCommand(ProcessSettings settings, ParseLimits limits, String mainClass) {
        start = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + settings.heap(),
                "-XX:+UseSerialGC",
                "-XX:MaxHeapFreeRatio=40",
                "-XX:MaxMetaspaceSize=256m",
                "-XX:ReservedCodeCacheSize=96m",
                "-XX:-UsePerfData",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:+ExitOnOutOfMemoryError",
                // Or its last words would stand among the answers.
                "-XX:+DisplayVMOutputToStderr",
                "-Djava.awt.headless=true",
                // Without it logback says everything, and says it to standard output.
                "-Dlogback.configurationFile=dev/attest/documents/process/child-logging.xml"));
        for (String name : PROPERTIES) {
            String value = System.getProperty(name, "");
            if (!value.isEmpty()) {
                start.add("-D" + name + "=" + value);
            }
        }
        String classPath = absolute(System.getProperty("java.class.path"));
        arguments = new ArrayList<>(List.of("-cp", classPath));
        if (isSpringBootJar(classPath)) {
            arguments.add("-Dloader.main=" + mainClass);
            arguments.add("org.springframework.boot.loader.launch.PropertiesLauncher");
        } else {
            arguments.add(mainClass);
        }
        arguments.addAll(ParsingChild.arguments(limits));
    }

    /** @param folder where the child works, and where it keeps temporary files */
    ProcessBuilder in(Path folder) {
        List<String> command = new ArrayList<>(start);
        command.add("-Djava.io.tmpdir=" + folder);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(ENVIRONMENT);
        return builder;
    }

    /** The child has a working directory of its own. */
    private static String absolute(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Its classes lie in jars within the jar, where only its own launcher finds them. */
    private static boolean isSpringBootJar(String classPath) {
        Path jar = classPath.contains(File.pathSeparator) ? Path.of("") : Path.of(classPath);
        if (!Files.isRegularFile(jar)) {
            return false;
        }
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            return manifest != null && manifest.getMainAttributes().getValue("Spring-Boot-Lib") != null;
        } catch (IOException e) {
            return false;
        }
    }
}
