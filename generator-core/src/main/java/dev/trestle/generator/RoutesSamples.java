package dev.trestle.generator;

import dev.trestle.generator.config.DatasetSpec;
import dev.trestle.generator.config.Located;
import dev.trestle.generator.config.RoutesFile;
import dev.trestle.generator.config.RoutesFileReader;
import dev.trestle.generator.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The samples that a routes file names: files that the sources depend on. */
public final class RoutesSamples {

    private RoutesSamples() {}

    /**
     * Finds them. A routes file that does not contain the word is not parsed, as this is asked in every build.
     *
     * @param routesFile the YAML file; need not exist
     * @return paths as they are written there, relative to the project; none if the file is faulty
     * @throws IOException if it cannot be read
     */
    public static List<String> in(Path routesFile) throws IOException {
        if (!Files.isRegularFile(routesFile)
                || !new String(Files.readAllBytes(routesFile), StandardCharsets.UTF_8).contains("sample")) {
            return List.of();
        }
        Optional<RoutesFile> routes = new RoutesFileReader().read(routesFile, routesFile.toString(), new Diagnostics());
        return routes.map(RoutesFile::files).orElse(List.of()).stream()
                .map(DatasetSpec::sample).flatMap(Optional::stream).map(Located::value).distinct().toList();
    }
}
