/** What goes wrong on a wire, made to order: tests put it between a client and the server it talks to. */
@NullMarked
package dev.attest.faults;

import org.jspecify.annotations.NullMarked;
