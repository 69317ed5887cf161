package dev.attest.retrieval;

class InMemoryVectorIndexTest extends VectorIndexContract {

    private final VectorIndex index = new InMemoryVectorIndex();

    @Override
    protected VectorIndex index() {
        return index;
    }
}
