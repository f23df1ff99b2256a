package dev.trestle.maven;

import dev.trestle.generator.Explanation;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Tells what is known of a query route: its parameters and columns with their types, whether each can be null and why,
 * and the plan by which PostgreSQL runs it whatever the parameters are. Writes nothing, and runs nothing of the query.
 * For the command line: {@code mvn trestle:explain -Droute=SearchFilms}.
 */
@Mojo(name = "explain", threadSafe = true)
public class ExplainMojo extends TrestleMojo {

    /** The query route to explain, by the name of its class, such as {@code SearchFilms}. */
    @Parameter(property = "route", required = true)
    String route;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        Configuration configuration = configuration();
        if (skip) {
            getLog().info("Trestle: skipped");
            return;
        }
        try (LazyDatabase database = database(configuration)) {
            Explanation explanation = generation(configuration, database).explain(route);
            explanation.lines().forEach(getLog()::info);
        }
    }
}
