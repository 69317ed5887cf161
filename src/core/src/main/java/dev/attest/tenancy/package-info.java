/** Who is asking, and what they may see. */
@NullMarked
package dev.attest.tenancy;

import org.jspecify.annotations.NullMarked;
