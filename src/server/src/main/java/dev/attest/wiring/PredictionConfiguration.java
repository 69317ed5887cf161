package dev.attest.wiring;

import dev.attest.prediction.FolderModels;
import dev.attest.prediction.Predicting;
import dev.attest.prediction.PredictionWatcher;
import dev.attest.prediction.onnx.OnnxFormat;
import dev.attest.prediction.tribuo.TribuoFormat;
import dev.attest.prediction.yaml.YamlCards;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Classic models. Tests of the edge bring some of their own: the profile {@code fakes}. */
@Configuration(proxyBeanMethods = false)
class PredictionConfiguration {

    @Bean
    Predicting predicting(PredictionWatcher watcher, Clock clock) {
        return new Predicting(watcher, clock);
    }

    /**
     * The models in {@code attest.models}, else of the installation in {@code attest.home}, else of the working folder.
     *
     * @param home from the launcher, or the variable of that name
     */
    @Bean(destroyMethod = "close")
    @Profile("!fakes")
    FolderModels folderModels(@Value("${attest.models:}") String folder, @Value("${attest.home:}") String home) {
        Path models = folder.isBlank() ? Path.of(home.strip(), "models") : Path.of(folder);
        return new FolderModels(models, YamlCards::read, List.of(new OnnxFormat(), new TribuoFormat()));
    }
}
