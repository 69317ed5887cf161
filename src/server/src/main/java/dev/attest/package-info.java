/** Where the parts are put together and started. */
@NullMarked
package dev.attest;

import org.jspecify.annotations.NullMarked;
