/** Classic models, served from a folder: what they predict, and why. */
@NullMarked
package dev.attest.prediction;

import org.jspecify.annotations.NullMarked;
