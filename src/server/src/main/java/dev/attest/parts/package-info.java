/** Which real parts stand in for the embedded ones: read once from the environment, checked, and watched. */
@NullMarked
package dev.attest.parts;

import org.jspecify.annotations.NullMarked;
