package dev.trestle.generator.config;

import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Quoted;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** Reads the section {@code openapi}. */
final class OpenApiReader {

    private static final List<OpenApiKey> KEYS = Arrays.asList(OpenApiKey.values());

    private OpenApiReader() {}

    /** The section, if it has all that it needs; what is wrong is reported. */
    static Optional<OpenApiSpec> read(MappingNode section, FileReport report) {
        Entries entries = new Entries(section, report);
        entries.allow(KEYS, name -> UnknownKey.elsewhere(name, KEYS, "'openapi'"));
        entries.require(KEYS, "The section 'openapi'");
        List<String> servers = entries.texts(OpenApiKey.SERVERS).orElse(List.of()).stream()
                .filter(server -> isUrl(server, report))
                .map(Located::value)
                .toList();
        Optional<String> description = entries.text(OpenApiKey.DESCRIPTION).map(Located::value);
        return entries.text(OpenApiKey.TITLE).flatMap(title -> entries.text(OpenApiKey.VERSION)
                .map(version -> new OpenApiSpec(title.value(), version.value(), description, servers)));
    }

    private static boolean isUrl(Located<String> server, FileReport report) {
        try {
            URI url = new URI(server.value());
            boolean http = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
            if (http ? url.getHost() != null : url.getScheme() == null && server.value().startsWith("/")) {
                return true;
            }
        } catch (URISyntaxException e) {
            // Reported below, as other texts that are no URL.
        }
        report.add(DiagnosticCode.INVALID_VALUE, server.location(), Quoted.of(server.value())
                + " is not the URL of a server; write one such as 'https://films.example.com', or a path such as '/films'.");
        return false;
    }
}
