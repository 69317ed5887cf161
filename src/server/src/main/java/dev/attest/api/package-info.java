/** What all routes have in common: versions, streams, and their description. */
@NullMarked
package dev.attest.api;

import org.jspecify.annotations.NullMarked;
