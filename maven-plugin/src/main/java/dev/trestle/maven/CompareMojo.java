package dev.trestle.maven;

import dev.trestle.generator.Comparer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Calls two query routes of a running service with the same inputs, one after the other, and writes a report in Markdown: overlap of
 * the answers, shift of ranks, empty answers, failures, times, and the inputs that differ most; with a picture of the overlap beside it.
 * Methods and paths are those of the routes file. For the command line: {@code mvn trestle:compare
 * -Dtrestle.routes=SearchV1,SearchV2 -Dtrestle.inputs=questions.ndjson -Dtrestle.k=10 -Dtrestle.service=http://127.0.0.1:8080}.
 */
@Mojo(name = "compare", threadSafe = true, requiresProject = true)
public class CompareMojo extends TrestleMojo {

    /** The two query routes to compare, by the names of their classes, separated by a comma. */
    @Parameter(property = "trestle.routes")
    @Nullable String routes;

    /** The file of inputs: in each line a JSON object with the fields of a request. A relative path starts at the project's folder. */
    @Parameter(property = "trestle.inputs")
    @Nullable File inputs;

    /** How many keys of each answer are compared. */
    @Parameter(property = "trestle.k", defaultValue = "10")
    int k;

    /** The URL of the running service. */
    @Parameter(property = "trestle.service", defaultValue = "http://127.0.0.1:8080")
    String service;

    /** The field that identifies a row, such as {@code film_id}. Default: the first field of the row. */
    @Parameter(property = "trestle.key")
    @Nullable String key;

    /**
     * The file of relevant keys: in each line a JSON list of the keys that a good answer has, for the input of the same number. The report
     * then has recall and mean reciprocal rank. A relative path starts at the project's folder. Default: none.
     */
    @Parameter(property = "trestle.relevant")
    @Nullable File relevant;

    /**
     * Whether routes may be called that may write: those with another method than GET, unless they read files. Each input is sent at least
     * once to each of the two routes, and the first input twice.
     */
    @Parameter(property = "trestle.writes", defaultValue = "false")
    boolean writes;

    /** The report of {@code trestle:compare}, a Markdown file; the picture is beside it. A relative path starts at the project's folder. */
    @Parameter(property = "trestle.report", defaultValue = "${project.build.directory}/trestle-comparison.md")
    File report;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skipped()) {
            return;
        }
        if (routes == null || inputs == null) {
            throw new MojoFailureException("Set -Dtrestle.routes=SearchV1,SearchV2 and -Dtrestle.inputs=questions.ndjson.");
        }
        if (k < 1 || !service.matches("https?://[^/@?#\\s]+(/[^@?#\\s]*)?")) {
            throw new MojoFailureException("-Dtrestle.k is a number of 1 or more, and -Dtrestle.service a URL such as http://127.0.0.1:8080,"
                    + " without a user name.");
        }
        Path base = project.getBasedir().toPath();
        Comparer.Request request = new Comparer.Request(routes, base.resolve(inputs.toPath()), k, service, Optional.ofNullable(key),
                Optional.ofNullable(relevant).map(file -> base.resolve(file.toPath())), writes, base.resolve(report.toPath()));
        try {
            Path file = base.resolve(routesFile.toPath());
            Comparer.Result result = new Comparer().compare(file, base.relativize(file).toString(), request);
            diagnosis().report(result.diagnostics());
            if (result.report().isEmpty()) {
                throw new MojoFailureException(result.text());
            }
            getLog().info("Trestle: the comparison is in " + result.report().get());
        } catch (IOException e) {
            throw new MojoExecutionException("A file of the comparison cannot be read or written: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("The comparison was interrupted", e);
        }
    }
}
