/** Who a request acts for, and which requests are let in at all. */
@NullMarked
package dev.attest.security;

import org.jspecify.annotations.NullMarked;
