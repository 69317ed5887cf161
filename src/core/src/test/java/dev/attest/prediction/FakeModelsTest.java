package dev.attest.prediction;

import java.util.stream.Stream;

class FakeModelsTest extends ModelsContract {

    @Override
    protected Models serving(String... versions) {
        return new FakeModels(Stream.of(versions).map(Cards::flowers).toArray(ModelCard[]::new));
    }
}
