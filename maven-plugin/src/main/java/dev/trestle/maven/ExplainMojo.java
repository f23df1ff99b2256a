package dev.trestle.maven;

import dev.trestle.generator.Explanation;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Prints the analysis of a query route, or of each part of a gather route: parameters and columns with their types, whether
 * each can be null and why, and PostgreSQL's generic plan, which does not depend on the values of parameters. For a query of files,
 * prints its datasets with their columns, those of samples, too, and the statement for DuckDB. For a computed column, prints the order
 * in which the columns of its table are computed, its inputs, triggers and statements. For a switch route, prints its variants. Writes
 * no files, and does not execute the query. For the command line: {@code mvn -q trestle:explain -Dtrestle.route=SearchFilms} prints only the analysis.
 */
@Mojo(name = "explain", threadSafe = true)
public class ExplainMojo extends TrestleMojo {

    /**
     * The query, gather or switch route to explain, by the name of its class, such as {@code SearchFilms}; or the computed column, such as
     * {@code film.summary}. Without it the goal fails and lists all of them.
     */
    @Parameter(property = "trestle.route")
    @Nullable String route;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skipped()) {
            return;
        }
        Configuration configuration = configuration();
        try (LazyDatabase database = database(configuration)) {
            Explanation explanation = generation(configuration, database).explain(route == null ? "" : route);
            if (explanation.unknown().isPresent()) {
                throw new MojoFailureException(explanation.unknown().get());
            }
            // Not to the log: what was asked for is printed with -q, too, and can be piped.
            explanation.lines().forEach(System.out::println);
        }
    }
}
