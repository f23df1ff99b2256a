package dev.trestle.benchmarks.harness;

import java.io.IOException;
import java.util.List;

/** One way to write the service. */
enum Service {
    TRESTLE("Trestle", "trestle", "trestle.database.url"),
    HELIDON("Helidon by hand", "helidon", "database.url"),
    SPRING("Spring Boot", "spring", "spring.datasource.url"),
    VERTX("Vert.x", "vertx", "database.url");

    private final String title;
    private final String module;
    private final String urlProperty;

    Service(String title, String module, String urlProperty) {
        this.title = title;
        this.module = module;
        this.urlProperty = urlProperty;
    }

    String title() {
        return title;
    }

    String module() {
        return module;
    }

    /** The arguments of {@code java}, after those of the JVM. */
    List<String> arguments(Layout layout, String jdbcUrl, int port) throws IOException {
        return List.of(
                "-D" + urlProperty + "=" + jdbcUrl,
                "-Dserver.port=" + port,
                // Allocations are asked for by JMX, whose objects Helidon refuses otherwise.
                "-Dhelidon.serialFilter.missing.action=ignore",
                "-cp",
                layout.classPath(module),
                "dev.trestle.benchmarks." + module + ".Main");
    }
}
