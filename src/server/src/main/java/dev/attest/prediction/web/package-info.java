/** Classic models over HTTP: what there is, what each takes, and predictions from JSON or a table. */
@NullMarked
package dev.attest.prediction.web;

import org.jspecify.annotations.NullMarked;
