/** The rules of the server's shape: modules, the web edge, and threads that must not wait. */
@NullMarked
package dev.attest.structure;

import org.jspecify.annotations.NullMarked;
