package dev.attest.retrieval;

import org.junit.jupiter.api.Nested;

class FakeEmbedderTest {

    private static final FakeEmbedder FAKE = new FakeEmbedder();

    @Nested
    class AsEmbedder extends EmbedderContract {
        @Override
        protected Embedder embedder() {
            return FAKE;
        }
    }

    @Nested
    class AsTokenEncoder extends TokenEncoderContract {
        @Override
        protected TokenEncoder encoder() {
            return FAKE;
        }

        @Override
        protected int window() {
            return FAKE.model().window();
        }
    }
}
