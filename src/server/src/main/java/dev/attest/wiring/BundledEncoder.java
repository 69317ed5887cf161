package dev.attest.wiring;

import dev.attest.retrieval.onnx.OnnxEncoder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The encoder that comes with Attest. Tests of the edge leave it out: the profile {@code fakes}. */
@Configuration(proxyBeanMethods = false)
@Profile("!fakes")
class BundledEncoder {

    @Bean(destroyMethod = "close")
    OnnxEncoder encoder() {
        return OnnxEncoder.open();
    }
}
