package dev.attest.deployment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What docker-compose.yml says. */
record Compose(Map<String, Object> content) {

    static Compose read() {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Compose(new Yaml(new SafeConstructor(options)).load(Project.text("docker-compose.yml")));
    }

    Service service(String name) {
        return new Service(map(map(content, "services"), name));
    }

    List<Service> services() {
        return map(content, "services").values().stream()
                .map(service -> new Service(asMap(service)))
                .toList();
    }

    Map<String, Object> networks() {
        return map(content, "networks");
    }

    Map<String, Object> volumes() {
        return map(content, "volumes");
    }

    /** One of the services. */
    record Service(Map<String, Object> content) {

        String image() {
            return String.valueOf(content.get("image"));
        }

        /** A value is null where that of the shell is handed on. */
        Map<String, Object> environment() {
            return map(content, "environment");
        }

        List<String> list(String key) {
            return Optional.ofNullable(content.get(key)).stream()
                    .flatMap(list -> ((List<?>) list).stream())
                    .map(String::valueOf)
                    .toList();
        }

        Map<String, Object> dependsOn() {
            return map(content, "depends_on");
        }

        /** With the dollar signs that are doubled for Compose as the container gets them. */
        HealthCheck healthCheck() {
            List<String> test = new Service(map(content, "healthcheck")).list("test");
            if (!test.get(0).equals("CMD")) {
                throw new AssertionError("Not a command: " + test);
            }
            return new HealthCheck(
                    test.stream().skip(1).map(word -> word.replace("$$", "$")).toList());
        }
    }

    private static Map<String, Object> map(Map<String, Object> from, String key) {
        return asMap(from.get(key));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(@Nullable Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }
}
