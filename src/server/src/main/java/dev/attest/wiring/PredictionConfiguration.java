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
     * The models in a folder.
     *
     * @param named by whoever configured the server
     * @param found by the command line, for when nobody did
     */
    @Bean(destroyMethod = "close")
    @Profile("!fakes")
    FolderModels folderModels(
            @Value("${attest.models:}") String named, @Value("${attest.models.found:models}") String found) {
        Path models = Path.of(named.isBlank() ? found : named);
        return new FolderModels(models, YamlCards::read, List.of(new OnnxFormat(), new TribuoFormat()));
    }
}
