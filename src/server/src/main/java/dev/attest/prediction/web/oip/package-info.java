/** The Open Inference Protocol V2 over REST: somebody else's clients, in their own words. */
@NullMarked
package dev.attest.prediction.web.oip;

import org.jspecify.annotations.NullMarked;
