package dev.trestle.maven;

import dev.trestle.devdb.DatabaseSettings;
import dev.trestle.devdb.DevDatabase;
import dev.trestle.devdb.DevDatabaseException;
import java.sql.SQLException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Computes the values of a computed column for rows that exist already, and shows the progress:
 * {@code mvn trestle:backfill -Dtrestle.column=film.summary -Dtrestle.jdbcUrl=jdbc:postgresql://…}. The servers of the service compute
 * the values; the goal only starts the backfill in the database of {@code jdbcUrl}, and reads its progress. So it can be interrupted: the
 * backfill goes on, and the same command watches it again. It starts no database. A watched backfill that is paused, cancelled or stopped
 * by an error fails the build; rows that have failed are a warning.
 */
@Mojo(name = "backfill", threadSafe = true)
public class BackfillMojo extends TrestleMojo {

    /**
     * The computed column, such as {@code film.summary}. Without it the goal fails and lists all of them; the action {@code status} then
     * shows all.
     */
    @Parameter(property = "trestle.column")
    @Nullable String column;

    /**
     * What to do. {@code start}: start the backfill, or resume it, and watch it. {@code pause}, {@code resume}, {@code cancel}: change the
     * open one. {@code status}: show the progress once.
     */
    @Parameter(property = "trestle.action", defaultValue = "start")
    String action;

    /** Whether values of all rows are computed, and not only those of rows in which the column is null. */
    @Parameter(property = "trestle.all", defaultValue = "false")
    boolean all;

    /** Whether values of an older version of the function are computed; the column has to be {@code versioned} in the routes file. */
    @Parameter(property = "trestle.olderVersion", defaultValue = "false")
    boolean olderVersion;

    /** The maximum number of rows in a time, such as {@code 200/min}. A later start or resume with another rate changes it. Default: none. */
    @Parameter(property = "trestle.rate")
    @Nullable String rate;

    /** The maximum number of calls of the function at the same time, on all servers. Default: none. */
    @Parameter(property = "trestle.parallel")
    @Nullable String parallel;

    /** What follows if a row fails: {@code go_on}, or {@code stop}. Default: go_on. */
    @Parameter(property = "trestle.onError")
    @Nullable String onError;

    /** Whether the goal waits until the backfill ends, after a start or resume. */
    @Parameter(property = "trestle.watch", defaultValue = "true")
    boolean watch;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skipped()) {
            return;
        }
        DatabaseChoice choice = configuration().database();
        BackfillRequest request = BackfillRequest.of(action, column, all, olderVersion, rate, parallel, onError);
        if (!(choice instanceof DatabaseChoice.Jdbc)) {
            throw new MojoFailureException("trestle:backfill needs the database of the service: -Dtrestle.jdbcUrl=jdbc:postgresql://host:port/name,"
                    + " and -Dtrestle.serverId=<id> for the user and password of a <server> in settings.xml");
        }
        DatabaseSettings settings = choice.settings(maven());
        try (DevDatabase database = DevDatabase.start(settings); BackfillDatabase backfills = new BackfillDatabase(database::connect)) {
            run(request, backfills);
        } catch (DevDatabaseException | SQLException e) {
            throw new MojoExecutionException(e.getMessage());
        }
    }

    private void run(BackfillRequest request, BackfillDatabase backfills) throws SQLException, MojoFailureException {
        BackfillText text = new BackfillText();
        if (request.column().isEmpty()) {
            backfills.requireTables();
            // Not to the log: what was asked for is printed with -q, too, and can be piped.
            backfills.all().forEach(each -> System.out.println(text.line(each)));
            return;
        }
        String name = request.column().get();
        backfills.requireColumn(name);
        request.action().run(backfills, request);
        if (request.action() == BackfillAction.STATUS) {
            System.out.println(backfills.progress(name).map(text::line).orElse(name + ": no backfill has been started"));
        } else if (request.action().isWatched() && watch) {
            new BackfillWatch(name, backfills, getLog(), Terminal.of(session.getRequest().isInteractiveMode())).run();
        } else {
            getLog().info("Trestle: " + backfills.progress(name).map(text::line).orElse(name));
        }
    }
}
