/** What can be evaluated: Attest over HTTP, other servers, recorded answers. */
@NullMarked
package dev.attest.eval.targets;

import org.jspecify.annotations.NullMarked;
