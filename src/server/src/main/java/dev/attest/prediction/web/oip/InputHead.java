package dev.attest.prediction.web.oip;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an input of a request says of its data, filled in as it is read. */
final class InputHead {

    @Nullable String name;

    @Nullable String datatype;

    @Nullable List<Long> shape;

    /** Whether its data can be read: what it is, and so how, is known. */
    boolean isEnough() {
        return name != null && datatype != null;
    }
}
