package dev.attest.prediction;

class FakePredictorTest extends PredictorContract {

    @Override
    protected ModelCard card() {
        return Cards.flowers("1");
    }

    @Override
    protected Predictor open() {
        return new FakePredictor(card());
    }

    @Override
    protected Rows rows() {
        return new Rows(4, new double[] {5, 3.5, 1.4, .2, 6, 3, 4.5, 1.5, 7, 3, 6, 2.2});
    }
}
