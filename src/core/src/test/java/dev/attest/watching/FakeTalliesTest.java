package dev.attest.watching;

class FakeTalliesTest extends TalliesContract {

    private final FakeTallies tallies = new FakeTallies();

    @Override
    protected Tallies tallies() {
        return tallies;
    }
}
