package dev.attest.wiring;

import dev.attest.documents.jdbc.Ledger;
import dev.attest.evaluation.Datasets;
import dev.attest.evaluation.Evaluating;
import dev.attest.evaluation.EvaluationCommand;
import dev.attest.evaluation.Evaluations;
import dev.attest.evaluation.Turns;
import dev.attest.evaluation.jdbc.EvaluationQueue;
import dev.attest.evaluation.jdbc.JdbcEvaluations;
import dev.attest.evaluation.jdbc.JdbcTurns;
import dev.attest.evaluation.process.JarCommand;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Evaluations of this server by a child process. Tests of the edge bring a command of their own: the profile {@code fakes}. */
@Configuration(proxyBeanMethods = false)
class EvaluationConfiguration {

    @Bean
    EvaluationQueue evaluationQueue(Ledger ledger) {
        return new EvaluationQueue(ledger.database());
    }

    @Bean
    Evaluations evaluations(Ledger ledger, EvaluationQueue queue) {
        return new JdbcEvaluations(ledger.database(), queue);
    }

    @Bean
    Turns turns(Ledger ledger, EvaluationSettings settings) {
        return new JdbcTurns(ledger.database(), settings.reports());
    }

    /**
     * The datasets in a folder.
     *
     * @param found by the command line, for when nobody named one
     */
    @Bean
    Datasets datasets(
            EvaluationSettings settings, @Value("${attest.evaluations.found.datasets:eval/datasets}") String found) {
        return new Datasets(Path.of(settings.datasets().isBlank() ? found : settings.datasets()));
    }

    /**
     * The eval command line.
     *
     * @param named its jar, by whoever configured the server; blank for one that is found
     * @param found by the command line: where it may be, separated as paths are
     * @param home the folder Attest is installed in; blank when it was not found
     */
    @Bean
    @Profile("!fakes")
    EvaluationCommand evaluationCommand(
            @Value("${attest.eval.jar:}") String named,
            @Value("${attest.evaluations.found.jars:attest-eval.jar}") String found,
            @Value("${attest.evaluations.found.home:}") String home) {
        List<Path> places = named.isBlank()
                ? Arrays.stream(found.split(System.getProperty("path.separator"), -1))
                        .map(Path::of)
                        .toList()
                : List.of(Path.of(named));
        return new JarCommand(
                places, Optional.of(home).filter(folder -> !folder.isBlank()).map(Path::of));
    }

    @Bean
    Evaluating evaluating(Evaluations evaluations, Datasets datasets, EvaluationCommand command) {
        return new Evaluating(evaluations, datasets, command);
    }
}
