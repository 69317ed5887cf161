package dev.attest.retrieval;

import org.junit.jupiter.api.Nested;

class InMemoryKeywordIndexTest {

    private final InMemoryKeywordIndex index = new InMemoryKeywordIndex();

    @Nested
    class AsKeywordIndex extends KeywordIndexContract {
        @Override
        protected KeywordIndex index() {
            return index;
        }
    }

    @Nested
    class AsMultiVectors extends MultiVectorsContract {
        @Override
        protected KeywordIndex index() {
            return index;
        }

        @Override
        protected MultiVectors multiVectors() {
            return index;
        }
    }
}
