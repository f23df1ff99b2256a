package dev.trestle.maven;

import dev.trestle.devdb.MigrationException;
import dev.trestle.generator.ConnectionSource;
import dev.trestle.generator.Explainer;
import dev.trestle.generator.Explanation;
import dev.trestle.generator.GenerationRequest;
import dev.trestle.generator.GenerationResult;
import dev.trestle.generator.Generator;
import dev.trestle.generator.Snapshots;
import dev.trestle.generator.TargetSource;
import dev.trestle.generator.diagnostic.Diagnostic;
import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Location;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** One run of the generator; every way in which it can fail becomes what Maven shows. */
final class Generation {

    private final Configuration configuration;
    private final LazyDatabase database;
    private final Map<String, TargetSource> targets;
    private final ConnectionSource duckDb;
    private final Diagnosis diagnosis;

    Generation(
            Configuration configuration,
            LazyDatabase database,
            Map<String, TargetSource> targets,
            ConnectionSource duckDb,
            Diagnosis diagnosis) {
        this.configuration = configuration;
        this.database = database;
        this.targets = targets;
        this.duckDb = duckDb;
        this.diagnosis = diagnosis;
    }

    /** The sources; what is wrong is logged, and errors fail. */
    GenerationResult.Generated run() throws MojoExecutionException, MojoFailureException {
        GenerationResult result = ask(request -> new Generator().generate(request));
        diagnosis.report(result.diagnostics());
        return result.match(new GenerationResult.Cases<GenerationResult.Generated>() {
            @Override
            public GenerationResult.Generated generated(GenerationResult.Generated generated) {
                return generated;
            }

            @Override
            public GenerationResult.Generated rejected(GenerationResult.Rejected rejected) {
                throw new IllegalStateException("rejected without an error: " + rejected);
            }
        });
    }

    /** What is known of the queries of a route; what is wrong is logged, and errors fail. */
    Explanation explain(String route) throws MojoExecutionException, MojoFailureException {
        Explanation explanation = ask(request -> new Explainer().explain(request, route));
        diagnosis.report(explanation.diagnostics());
        return explanation;
    }

    /** Snapshots of the targets; what is wrong is logged, and errors fail. */
    Snapshots.Result snapshots() throws MojoExecutionException, MojoFailureException {
        Snapshots.Result result = ask(request -> new Snapshots().take(request));
        diagnosis.report(result.diagnostics());
        return result;
    }

    private interface Question<T> {
        T ask(GenerationRequest request) throws SQLException;
    }

    private <T> T ask(Question<T> question) throws MojoExecutionException, MojoFailureException {
        try {
            return question.ask(new GenerationRequest(
                    configuration.projectDirectory(),
                    configuration.routesFile(),
                    configuration.queriesDirectory(),
                    database,
                    targets,
                    configuration.modules(),
                    duckDb));
        } catch (LazyDatabase.NotThere e) {
            throw notThere(e.getCause());
        } catch (SQLException e) {
            throw new MojoExecutionException("the database fails: " + e.getMessage());
        }
    }

    private MojoExecutionException notThere(Throwable why) throws MojoExecutionException, MojoFailureException {
        if (why instanceof MigrationException refused) {
            diagnosis.report(List.of(new Diagnostic(
                    DiagnosticCode.SQL_ERROR,
                    new Location.InFile(configuration.shown(refused.file()), refused.line(), refused.column()),
                    "PostgreSQL refuses this migration: " + refused.getMessage())));
        }
        if (why instanceof TargetMigrationsException wrong) {
            diagnosis.report(List.of(new Diagnostic(
                    DiagnosticCode.TARGET_CATALOG,
                    new Location.Whole(configuration.shown(wrong.place())),
                    "The catalog of a target cannot be made: " + wrong.getMessage())));
        }
        if (why instanceof MojoExecutionException failed) {
            throw failed;
        }
        if (why instanceof MojoFailureException failed) {
            throw failed;
        }
        return new MojoExecutionException(String.valueOf(why.getMessage()));
    }
}
