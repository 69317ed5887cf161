/** Classic models at work: what they predicted, whether it came true, and whether the world still looks like their training. */
@NullMarked
package dev.attest.watching;

import org.jspecify.annotations.NullMarked;
