package dev.trestle.maven;

import java.io.IOException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Calls the function of a computed column for a few rows, and prints inputs, values, times and errors as a table. Trestle stores nothing; what
 * the function itself does, such as a call that costs money, is done:
 * {@code mvn -q trestle:preview -Dtrestle.column=film.summary -Dtrestle.service=http://127.0.0.1:8080}. A running service calls the function;
 * its configuration needs {@code computed.http: true}. The goal starts no database.
 */
@Mojo(name = "preview", threadSafe = true)
public class PreviewMojo extends TrestleMojo {

    /** The computed column, such as {@code film.summary}. Without it, or with an unknown one, the goal fails and lists all of them. */
    @Parameter(property = "trestle.column")
    @Nullable String column;

    /** The number of rows, from 1 to 100: those with the greatest keys. Default: 3. */
    @Parameter(property = "trestle.rows")
    @Nullable Integer rows;

    /**
     * Inputs in place of rows of the table: an array of JSON such as {@code [{"title": "Alien", "body": null}]}, or the path of a
     * file that has it.
     */
    @Parameter(property = "trestle.values")
    @Nullable String values;

    /** The address of a running service, such as {@code http://127.0.0.1:8080}. */
    @Parameter(property = "trestle.service")
    @Nullable String service;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skipped()) {
            return;
        }
        configuration();
        if (service == null) {
            throw new MojoFailureException("trestle:preview needs a running service with 'computed.http: true':"
                    + " -Dtrestle.service=http://127.0.0.1:8080");
        }
        PreviewRequest request = PreviewRequest.of(rows, values, project.getBasedir().toPath());
        try {
            PreviewService running = PreviewService.at(service);
            Preview preview = running.preview(column == null ? "" : column.strip(), request);
            // Not to the log: what was asked for is printed with -q, too, and can be piped.
            PreviewTable.lines(preview).forEach(System.out::println);
        } catch (IOException e) {
            throw new MojoExecutionException("the service at " + service + " does not answer as expected: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("interrupted");
        }
    }
}
