/** The bundled encoder, run in process. */
@NullMarked
package dev.attest.retrieval.onnx;

import org.jspecify.annotations.NullMarked;
