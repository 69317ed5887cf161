package dev.attest.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the server, the data folder and the port are there to be used. */
final class ReachableChecks {

    private static final String AREA = "reachable";
    private static final String FOLDER = "data folder";
    private static final long MIB = 1024L * 1024;
    private static final long LITTLE_DISK_MIB = 1024;
    private static final long NO_DISK_MIB = 100;

    private final Surroundings surroundings;
    private final Path folder;

    ReachableChecks(Surroundings surroundings, Path folder) {
        this.surroundings = surroundings;
        this.folder = folder;
    }

    List<Check> all(Optional<URI> named, int port) {
        List<Check> checks = new ArrayList<>();
        Optional<DataFolder.Holder> holder = DataFolder.holder(folder);
        Optional<URI> url = named.or(() -> holder.map(DataFolder.Holder::url));
        checks.add(url.map(this::server)
                .orElse(Check.ok(AREA, "server", "none runs on this data folder; commands start one when needed")));
        checks.add(folder(holder));
        checks.add(disk());
        checks.add(port(port, url.orElse(null)));
        return checks;
    }

    private Check server(URI url) {
        Optional<String> trouble = new AttestClient(url, surroundings.waiting()).notReady();
        return trouble.map(sentence -> Check.broken(AREA, "server", url + " is not ready", sentence))
                .orElse(Check.ok(AREA, "server", url + " is ready"));
    }

    private Check folder(Optional<DataFolder.Holder> holder) {
        if (holder.isPresent()) {
            return Check.ok(
                    AREA,
                    FOLDER,
                    "%s, held by %s".formatted(folder, holder.get().text()));
        }
        if (Files.exists(folder)) {
            return Files.isDirectory(folder) && Files.isWritable(folder)
                    ? Check.ok(AREA, FOLDER, "%s, free and writable".formatted(folder))
                    : Check.broken(
                            AREA,
                            FOLDER,
                            "%s is not a writable folder".formatted(folder),
                            "Change its permissions or choose another with --data.");
        }
        Path above = existing(folder);
        return Files.isDirectory(above) && Files.isWritable(above)
                ? Check.ok(AREA, FOLDER, "%s, will be created".formatted(folder))
                : Check.broken(
                        AREA,
                        FOLDER,
                        "%s cannot be created in %s".formatted(folder, above),
                        "Choose another folder with --data.");
    }

    private Check disk() {
        try {
            long free = Files.getFileStore(existing(folder)).getUsableSpace() / MIB;
            String detail = "%d MiB free".formatted(free);
            if (free < NO_DISK_MIB) {
                return Check.broken(AREA, "disk", detail, "Free some space or choose another folder with --data.");
            }
            return free < LITTLE_DISK_MIB
                    ? Check.note(AREA, "disk", detail, "This will not hold many documents.")
                    : Check.ok(AREA, "disk", detail);
        } catch (IOException e) {
            return Check.note(AREA, "disk", "free space unknown", String.valueOf(e.getMessage()));
        }
    }

    private static Check port(int port, @Nullable URI server) {
        String what = "port " + port;
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return Check.ok(AREA, what, "free");
        } catch (IOException e) {
            return server != null && server.getPort() == port
                    ? Check.ok(AREA, what, "used by the server above")
                    : Check.note(AREA, what, "in use by another program", "Give 'attest serve' another --port.");
        }
    }

    private static Path existing(Path path) {
        Path here = path.toAbsolutePath().normalize();
        for (@Nullable Path above = here; above != null; above = above.getParent()) {
            if (Files.exists(above)) {
                return above;
            }
        }
        return here;
    }
}
