package dev.attest.edge;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/** Blocking calls of others that are too short to matter, or not the server's. */
public final class Allowances implements BlockHoundIntegration {

    @Override
    public void applyTo(BlockHound.Builder builder) {
        // The JDK reads a few bytes of the kernel's generator, which never waits.
        builder.allowBlockingCallsInside("java.util.UUID", "randomUUID");
        // The tests' own client.
        builder.allowBlockingCallsInside("org.springframework.util.MimeTypeUtils", "generateMultipartBoundary");
        // Spring serves pages from jars on the event loop.
        String resources = "org.springframework.web.reactive.resource.";
        builder.allowBlockingCallsInside(resources + "PathResourceResolver", "getResource");
        builder.allowBlockingCallsInside(resources + "ResourceWebHandler", "handle");
        builder.allowBlockingCallsInside("org.springdoc.webflux.ui.SwaggerIndexPageTransformer", "transform");
        builder.allowBlockingCallsInside(
                "org.springframework.core.io.buffer.DataBufferUtils$ReadableByteChannelGenerator", "accept");
    }
}
