package dev.attest.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.cli.Installation;
import dev.attest.deployment.Recipe.Instruction;
import dev.attest.edge.Edge;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerfileTest extends Edge {

    private static final Recipe RECIPE = Recipe.read();
    private static final String JAR = "/opt/attest/attest.jar";

    @Test
    void runsTheJarThatTheLauncherBuildsAndRuns() {
        String launched = Project.one("attest", "^server_jar=\"\\$root/(.*)\"$");
        Instruction copy = RECIPE.running().last("COPY");
        assertThat(copy.words()).containsExactly("--from=build", "/attest/" + launched, JAR);
        assertThat(RECIPE.last("ENTRYPOINT").list()).startsWith("java").endsWith("-jar", JAR);
        assertThat(RECIPE.last("CMD").list()).containsExactly("serve");
    }

    @Test
    void theJarIsNamedAsTheBuildNamesIt() {
        String version =
                Project.one("src/server/pom.xml", "<version>([\\d.]+(?:-SNAPSHOT)?)</version>\\s*<relativePath>");
        String name = Project.one("src/server/pom.xml", "</parent>\\s*<artifactId>(.*)</artifactId>");
        String classifier = Project.one("src/server/pom.xml", "<classifier>(.*)</classifier>");
        assertThat(RECIPE.running().last("COPY").rest())
                .contains("/src/server/target/" + name + "-" + version + "-" + classifier + ".jar ");
    }

    @Test
    void buildsAsTheLauncherDoes() {
        String built = Project.one("attest", "run_maven -B -q -ntp (package[^>]*?) > ")
                .replaceAll("\\s*\\\\\\s+", " ")
                .replace("\"$module\"", "src/server,eval");
        assertThat(RECIPE.all("RUN").get(0).rest()).endsWith("mvn -B -q -ntp " + built);
    }

    @Test
    void copiesAndLetsThroughEveryFileTheBuildNeeds() {
        List<String> copied = RECIPE.all("COPY").stream()
                .filter(copy -> !copy.rest().startsWith("--from"))
                .map(copy -> copy.words().get(0))
                .toList();
        List<String> letThrough = Project.all(Project.text(".dockerignore"), "^!(.*)$");
        Stream<String> modules = Project.all(Project.text("pom.xml"), "<module>(.*)</module>").stream()
                .map(module -> module + "/pom.xml");
        assertThat(letThrough).containsExactlyInAnyOrderElementsOf(copied);
        assertThat(copied).contains("pom.xml", "build", ".mvn");
        assertThat(Stream.concat(
                        modules,
                        Stream.of(
                                "src/core/src/main",
                                "src/server/src/main",
                                "eval/src/main",
                                "eval/calibrations",
                                "eval/datasets")))
                .hasSizeGreaterThan(5)
                .allSatisfy(file -> assertThat(copied)
                        .anySatisfy(copy -> assertThat(file).matches(Pattern.quote(copy) + "(/.*)?")));
        assertThat(Project.text(".dockerignore").lines())
                .as("nothing else reaches the image")
                .contains("*", "**/target");
    }

    @Test
    void theModelsLieBesideTheJarWhichLooksForThemThere(@TempDir Path image) throws IOException {
        Instruction copy = RECIPE.running().all("COPY").stream()
                .filter(instruction -> instruction.words().get(0).equals("models"))
                .findFirst()
                .orElseThrow();
        Path models = Files.createDirectories(image.resolve(copy.words().get(1).substring(1)));
        Path jar = Files.createFile(image.resolve(JAR.substring(1)));
        assertThat(Installation.above(List.of(jar, image.resolve("home/attest")), Path.of("models")))
                .contains(models);
        assertThat(RECIPE.running().last("ENV").rest()).as("which would win").doesNotContain("ATTEST_HOME");
    }

    @Test
    void theEvalCommandLineLiesBesideTheJarWhichLooksForItThere(@TempDir Path image) throws IOException {
        String launched = Project.one("attest", "^eval_jar=\"\\$root/(.*)\"$");
        assertThat(RECIPE.running().all("COPY").stream().map(Instruction::words))
                .contains(
                        List.of("--from=build", "/attest/" + launched, "/opt/attest/attest-eval.jar"),
                        List.of("--from=build", "/attest/eval/calibrations", "/opt/attest/eval/calibrations"),
                        List.of("--from=build", "/attest/eval/datasets", "/opt/attest/eval/datasets"));
        assertThat(Project.ROOT.resolve("eval/calibrations"))
                .as("which the command finds below its home, as its defaults do datasets")
                .isNotEmptyDirectory();
        Path datasets = Files.createDirectories(image.resolve("opt/attest/eval/datasets"));
        Path jar = Files.createFile(image.resolve(JAR.substring(1)));
        assertThat(Installation.evaluation(Optional.empty(), List.of(jar, image.resolve("home/attest"))))
                .containsEntry("attest.evaluations.found.datasets", datasets.toString())
                .containsEntry(
                        "attest.evaluations.found.home",
                        image.resolve("opt/attest").toString())
                .containsEntry(
                        "attest.evaluations.found.jars",
                        image.resolve("opt/attest").resolve(launched)
                                + System.getProperty("path.separator")
                                + jar.resolveSibling("attest-eval.jar"));
    }

    @Test
    void everyVariableIsOneTheApplicationReads() {
        assertThat(Project.all(Project.text("Dockerfile"), "(ATTEST_[A-Z_]+)"))
                .isNotEmpty()
                .isSubsetOf(Project.variables());
    }

    @Test
    void runsAsSomebodyWhoOwnsTheDataAndNothingElse() {
        Recipe running = RECIPE.running();
        assertThat(running.last("USER").rest()).isEqualTo("attest");
        assertThat(running.last("VOLUME").rest()).isEqualTo("/data");
        assertThat(running.last("ENV").words()).contains("ATTEST_DATA=/data");
        assertThat(running.last("RUN").rest()).contains("useradd ", "install -d -o attest -g attest /data");
    }

    @Test
    void isBuiltAndRunsOnTheNewestTestedJava() {
        String newest = Project.one("attest", "^tested_jdks=\"(\\d+) ");
        assertThat(RECIPE.all("FROM").get(0).rest()).matches("maven:3\\.9-eclipse-temurin-" + newest + "-.* AS build");
        assertThat(RECIPE.last("FROM").rest()).startsWith("eclipse-temurin:" + newest + "-jre-");
    }

    @Test
    void theHealthCheckIsAnsweredByThisServerAndByNoOther() throws IOException, InterruptedException {
        var check = new HealthCheck(RECIPE.last("HEALTHCHECK").list());
        String usual = Project.settings().getProperty("server.port");
        assertThat(check.runOn(usual, port())).isZero();
        assertThat(check.runOn(usual, portOfNobody())).isNotZero();
        List<String> elsewhere = check.command().stream()
                .map(word -> word.replace("/actuator/health/liveness", "/actuator/health/elsewhere"))
                .toList();
        assertThat(new HealthCheck(elsewhere).runOn(usual, port())).isNotZero();
    }

    private static int portOfNobody() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
