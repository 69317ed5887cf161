/** Model cards as files that people can read and write. */
@NullMarked
package dev.attest.prediction.yaml;

import org.jspecify.annotations.NullMarked;
