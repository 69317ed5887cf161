/** Learns classic models with Tribuo, and serves the trees among them; nothing outside speaks of Tribuo. */
@NullMarked
package dev.attest.prediction.tribuo;

import org.jspecify.annotations.NullMarked;
