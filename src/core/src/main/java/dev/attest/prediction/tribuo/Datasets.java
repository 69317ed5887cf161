package dev.attest.prediction.tribuo;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** Tables as Tribuo takes them. */
final class Datasets {

    /** Where Tribuo wants a time and any would make files differ. */
    static final OffsetDateTime NO_TIME = OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    /** Tribuo tells the console of every tree it grows. Held here because a logger nobody holds forgets its level. */
    private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

    private Datasets() {}

    /** Writes one row's columns to the array. */
    @FunctionalInterface
    interface RowReader {
        void read(int row, double[] into);
    }

    static MutableDataset<Label> of(Part part, Columns columns, RowReader reader) {
        TRIBUO.setLevel(Level.WARNING);
        var factory = new LabelFactory();
        var dataset = new MutableDataset<>(new SimpleDataSourceProvenance("", NO_TIME, factory), factory);
        String[] names = columns.names().toArray(String[]::new);
        List<Label> labels =
                Columns.labels(part.labels()).stream().map(Label::new).toList();
        for (int row = 0; row < part.answers().length; row++) {
            double[] values = new double[names.length];
            reader.read(row, values);
            dataset.add(new ArrayExample<>(labels.get(part.answers()[row]), names, values));
        }
        return dataset;
    }
}
