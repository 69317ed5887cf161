package dev.attest.prediction.tribuo;

import dev.attest.prediction.Cards;
import dev.attest.prediction.ModelCard;
import dev.attest.prediction.ModelFormat;
import dev.attest.prediction.ModelFormatContract;

class TribuoFormatContractTest extends ModelFormatContract {

    private static final Part TABLE = Tables.part(Tables.chessboard(100));
    private static final byte[] FILE = Trees.forest(TABLE, 1).file();

    @Override
    protected ModelFormat format() {
        return new TribuoFormat();
    }

    @Override
    protected byte[] file() {
        return FILE.clone();
    }

    @Override
    protected ModelCard card() {
        return Cards.card("chessboard", "1", TABLE.features(), TABLE.labels());
    }
}
