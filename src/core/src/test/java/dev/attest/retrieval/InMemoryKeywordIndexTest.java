package dev.attest.retrieval;

class InMemoryKeywordIndexTest extends KeywordIndexContract {

    private final KeywordIndex index = new InMemoryKeywordIndex();

    @Override
    protected KeywordIndex index() {
        return index;
    }
}
