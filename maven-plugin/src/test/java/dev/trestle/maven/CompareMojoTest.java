package dev.trestle.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The goal reads its parameters, calls a service, and writes the report. */
class CompareMojoTest {

    private static final byte[] ANSWER = "{\"rows\": [{\"film_id\": 7}]}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;
    private CompareMojo goal;

    @BeforeEach
    void parameters() throws IOException {
        Files.writeString(folder.resolve("routes.yaml"), """
                package: com.example
                routes:
                  - {type: query, name: SearchV1, query: a, path: /v1, method: get}
                  - {type: query, name: SearchV2, query: b, path: /v2, method: get}
                """);
        Files.writeString(folder.resolve("questions.ndjson"), "{\"text\": \"alien\"}\n");
        goal = new CompareMojo();
        goal.project = new MavenProject();
        goal.project.setFile(folder.resolve("pom.xml").toFile());
        goal.routesFile = new File("routes.yaml");
        goal.routes = "SearchV1,SearchV2";
        goal.inputs = new File("questions.ndjson");
        goal.k = 10;
        goal.service = "http://127.0.0.1:1";
        goal.report = new File("target/comparison.md");
    }

    @Test
    void writesTheReportAndThePicture() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, ANSWER.length);
            exchange.getResponseBody().write(ANSWER);
            exchange.close();
        });
        server.start();
        try {
            goal.service = "http://127.0.0.1:" + server.getAddress().getPort();
            goal.execute();
        } finally {
            server.stop(0);
        }
        assertThat(folder.resolve("target/comparison.md")).content().contains("| overlap@10, mean | 100.0 % |", "](comparison.svg)");
        assertThat(folder.resolve("target/comparison.svg")).content().startsWith("<svg ");
    }

    @Test
    void refusesWhatCannotBeCompared() {
        goal.service = "http://ada:secret@127.0.0.1:8080";
        assertThatThrownBy(goal::execute).isInstanceOf(MojoFailureException.class).hasMessageEndingWith("without a user name.")
                .hasMessageNotContaining("secret");
        goal.service = "http://127.0.0.1:1";
        assertThatThrownBy(goal::execute).isInstanceOf(MojoFailureException.class).hasMessageContaining("cannot be reached");
        goal.routes = "SearchV1,SearchV3";
        assertThatThrownBy(goal::execute).hasMessageContaining("routes.yaml has no query route 'SearchV3' (did you mean 'SearchV1'?)");
        goal.routes = null;
        assertThatThrownBy(goal::execute).hasMessage("Set -Dtrestle.routes=SearchV1,SearchV2 and -Dtrestle.inputs=questions.ndjson.");
        assertThat(folder.resolve("target")).doesNotExist();
    }
}
