package dev.trestle.generator;

import dev.trestle.generator.compare.Comparison;
import dev.trestle.generator.config.RoutesFile;
import dev.trestle.generator.config.RoutesFileReader;
import dev.trestle.generator.diagnostic.Diagnostic;
import dev.trestle.generator.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Compares the answers of two routes of a running service. */
public final class Comparer {

    /**
     * What is compared.
     *
     * @param routes two names of query routes, separated by a comma
     * @param inputs a file with a JSON object in each line: the fields of a request
     * @param k how many keys of each answer are compared, at least 1
     * @param service the URL of the service
     * @param key the field of a row that identifies it; empty for the first field of the row
     * @param relevant a file with a JSON list of keys in each line; empty if they are not known
     * @param writes whether routes may be called that the build has not proved to be read-only
     * @param report the Markdown file to write; the picture is beside it
     */
    public record Request(
            String routes, Path inputs, int k, String service, Optional<String> key, Optional<Path> relevant, boolean writes,
            Path report) {}

    /**
     * The result.
     *
     * @param report the file that was written; empty if nothing was compared
     * @param text the report, or why nothing was compared
     * @param diagnostics of the routes file
     */
    public record Result(Optional<Path> report, String text, List<Diagnostic> diagnostics) {}

    /**
     * Calls both routes for each input, and writes the report.
     *
     * @param routesFile has the methods and paths of the routes
     * @param display its name in messages
     * @param request what is compared
     * @return mistakes of the user, too
     * @throws IOException if a file cannot be read or written
     * @throws InterruptedException if the thread is interrupted
     */
    public Result compare(Path routesFile, String display, Request request) throws IOException, InterruptedException {
        Diagnostics diagnostics = new Diagnostics();
        Optional<RoutesFile> file = new RoutesFileReader().read(routesFile, display, diagnostics);
        if (file.isEmpty()) {
            return new Result(Optional.empty(), display + " cannot be read.", diagnostics.all());
        }
        Comparison.Outcome outcome = new Comparison(request.routes, request.inputs, request.k, request.service, request.key, request.relevant,
                request.writes, request.report).run(file.get());
        return new Result(outcome.report(), outcome.text(), List.of());
    }
}
