/** The rules of the code's shape: which feature knows which, where technology may stand, how things are named. */
@NullMarked
package dev.attest.structure;

import org.jspecify.annotations.NullMarked;
