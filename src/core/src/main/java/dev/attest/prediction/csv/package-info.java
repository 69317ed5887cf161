/** Tables as comma-separated text (RFC 4180): what models learn from, what they predict from, what they predicted. */
@NullMarked
package dev.attest.prediction.csv;

import org.jspecify.annotations.NullMarked;
