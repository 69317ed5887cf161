package dev.attest.eval.targets;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Takes the server's commands in its place, in a process of its own. */
public final class FakeServerJar {

    private FakeServerJar() {}

    /** Serves or ingests, as it is told. */
    public static void main(String[] arguments) throws Exception {
        List<String> all = List.of(arguments);
        System.out.println("called with " + all);
        System.out.println("model " + System.getenv("ATTEST_LLM_MODEL"));
        if (all.get(0).equals("serve")) {
            Files.writeString(Path.of(all.get(all.indexOf("--data") + 1)).resolve("ledger"), "kept");
            if (System.getProperty("fake.url") == null) {
                System.out.println("The port is taken.");
                System.exit(1);
            }
            System.out.println(
                    "Attest is ready at \u001b[1m" + System.getProperty("fake.url") + "\u001b[0m, data. Ctrl-C");
            if (all.contains("--until-input-ends")) {
                System.in.transferTo(OutputStream.nullOutputStream());
                return;
            }
            new CountDownLatch(1).await();
        }
        System.exit(Integer.getInteger("fake.ingest", 0));
    }

    static Path write(Path jar) throws IOException {
        String name = FakeServerJar.class.getName().replace('.', '/') + ".class";
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeServerJar.class.getName());
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream in = FakeServerJar.class.getClassLoader().getResourceAsStream(name)) {
            out.putNextEntry(new JarEntry(name));
            in.transferTo(out);
        }
        return jar;
    }

    static List<String> serving(URI url, int ingest) {
        return List.of("-Dfake.url=" + url, "-Dfake.ingest=" + ingest);
    }
}
