package dev.trestle.maven;

import dev.trestle.generator.Explanation;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Tells what is known of a query route: its parameters and columns with their types, whether each can be null and why,
 * and the plan by which PostgreSQL runs it whatever the parameters are. Writes nothing, and runs nothing of the query.
 * For the command line: {@code mvn -q trestle:explain -Dtrestle.route=SearchFilms} prints nothing else.
 */
@Mojo(name = "explain", threadSafe = true)
public class ExplainMojo extends TrestleMojo {

    /** The query route to explain, by the name of its class, such as {@code SearchFilms}. Without it the goal fails, and names them all. */
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
