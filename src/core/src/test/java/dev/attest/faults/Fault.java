package dev.attest.faults;

import java.time.Duration;

/**
 * How a {@link FaultyProxy} treats its connections. All but {@link Refuse} and {@link Reset} concern what the target
 * sends; what the client sends is passed on at once. Ranges are drawn per connection from the proxy's seed; equal ends
 * make them fixed.
 */
public sealed interface Fault {

    Fault PASS = new Pass();
    Fault REFUSE = new Refuse();
    Fault RESET = new Reset();
    Fault BLACK_HOLE = new BlackHole();

    /** Bytes go through unchanged. */
    record Pass() implements Fault {}

    /** Nothing listens on the port, as if the server were stopped: open connections are reset, new ones refused. */
    record Refuse() implements Fault {}

    /** Every open connection is reset, and every new one as soon as it is accepted. */
    record Reset() implements Fault {}

    /** Bytes are taken and lost in both directions. A connection that lost bytes stays dead when the fault ends. */
    record BlackHole() implements Fault {}

    /** Waits before each piece of the answer is passed on; a change of fault ends the wait. */
    record Delay(Duration least, Duration most) implements Fault {
        public Delay {
            if (least.isNegative() || most.compareTo(least) < 0) {
                throw new IllegalArgumentException("not a range of delays: " + least + " to " + most);
            }
        }

        public Delay(Duration each) {
            this(each, each);
        }
    }

    /** Closes the connection in good order once this many bytes of the answer have gone through since the fault began. */
    record CutAfter(int least, int most) implements Fault {
        public CutAfter {
            if (least < 0 || most < least) {
                throw new IllegalArgumentException("not a range of bytes: " + least + " to " + most);
            }
        }

        public CutAfter(int bytes) {
            this(bytes, bytes);
        }
    }

    /** Flips one bit in about one of {@code every} bytes. */
    record Garble(int every) implements Fault {
        public Garble {
            if (every < 1) {
                throw new IllegalArgumentException("every " + every + " bytes is not a rate");
            }
        }
    }

    /** Passes at most this many bytes a second. */
    record Throttle(int bytesPerSecond) implements Fault {
        public Throttle {
            if (bytesPerSecond < 1) {
                throw new IllegalArgumentException(bytesPerSecond + " bytes a second is not a rate");
            }
        }
    }
}
