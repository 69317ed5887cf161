package dev.attest.prediction.web.oip;

import dev.attest.prediction.Rows;
import java.util.List;
import java.util.Optional;

/**
 * What a client wants to have inferred.
 *
 * @param id to be returned with the answer
 * @param outputs indexes of the signature's outputs, in the order they were asked for
 */
record InferenceRequest(Optional<String> id, List<Integer> outputs, Rows rows) {

    InferenceRequest {
        outputs = List.copyOf(outputs);
    }
}
