/** Classic models, served from a folder: what they predict, why, and whether the world still looks like their training. */
@NullMarked
package dev.attest.prediction;

import org.jspecify.annotations.NullMarked;
