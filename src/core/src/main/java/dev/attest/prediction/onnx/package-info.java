/** Models in ONNX, ours or exported by other tools, run in process. */
@NullMarked
package dev.attest.prediction.onnx;

import org.jspecify.annotations.NullMarked;
