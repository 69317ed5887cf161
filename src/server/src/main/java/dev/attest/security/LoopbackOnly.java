package dev.attest.security;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Refuses to start a server that others can reach while everybody who reaches it is its owner. */
@Component
final class LoopbackOnly {

    LoopbackOnly(@Value("${server.address:}") String address) {
        if (!Loopback.is(address)) {
            throw new IllegalStateException("Attest has no sign-in yet, so it listens on this machine only: set"
                    + " server.address to 127.0.0.1, not '" + address + "'.");
        }
    }
}
