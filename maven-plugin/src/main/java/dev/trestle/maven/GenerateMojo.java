package dev.trestle.maven;

import dev.trestle.generator.GenerationResult;
import dev.trestle.generator.diagnostic.Diagnostic;
import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Location;
import dev.trestle.generator.output.Change;
import dev.trestle.generator.output.Changes;
import dev.trestle.generator.output.SourceTree;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Generates the Java sources of the routes file, and adds their folder to the sources that are compiled.
 *
 * <p>Writes the files that changed, deletes those of routes that are gone, and leaves the rest alone, times included. When
 * nothing changed since the last run (routes file, queries, migrations, snapshots of targets, parameters, Trestle itself, the
 * files written), it does nothing and starts no database. What it knows of the last run is under {@code target/trestle}.
 *
 * <p>Every mistake in the routes file, a query or a migration is logged as {@code file:line:column [code] message}; then
 * the build fails once.
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public class GenerateMojo extends TrestleMojo {

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        project.addCompileSourceRoot(project.getBasedir().toPath().resolve(outputDirectory.toPath()).toString());
        if (skipped()) {
            return;
        }
        Configuration configuration = configuration();
        thisBuild().claim(configuration);
        try {
            generateIfChanged(configuration);
        } catch (IOException e) {
            throw new MojoExecutionException("cannot read or write: " + e.getMessage());
        }
    }

    private void generateIfChanged(Configuration configuration)
            throws IOException, MojoExecutionException, MojoFailureException {
        Stopwatch watch = new Stopwatch();
        SourceTree tree = new SourceTree(configuration.outputDirectory());
        Map<String, String> before = tree.fingerprints();
        String key = key(configuration);
        Optional<LastRun> last = LastRun.read(configuration.lastRunFile());
        if (last.isPresent() && last.get().proves(key, before)) {
            diagnosis().repeat(last.get().warnings());
            thisBuild().generated(configuration.outputDirectory(), before);
            getLog().info("Trestle: nothing changed, " + Diagnosis.count(before.size(), "file") + " in "
                    + configuration.shown(configuration.outputDirectory()) + watch.total());
            return;
        }
        GenerationResult.Generated generated;
        try (LazyDatabase database = database(configuration)) {
            generated = generation(configuration, database).run();
            watch.add(database.phases());
        }
        watch.add(generated.phases());
        Changes changes = tree.plan(generated.files());
        refuse(changes.foreign(), configuration);
        noteDrift(configuration, Drift.in(changes, last, before));
        tree.write(changes);
        Map<String, String> after = tree.fingerprints();
        new LastRun(key, after, Diagnosis.warnings(generated.diagnostics())).write(configuration.lastRunFile());
        thisBuild().generated(configuration.outputDirectory(), after);
        getLog().info("Trestle: " + Diagnosis.count(changes.toWrite(), "file") + " written, " + changes.toDelete()
                + " deleted, " + changes.unchanged() + " unchanged in "
                + configuration.shown(configuration.outputDirectory()) + watch.total());
    }

    private void refuse(List<String> foreign, Configuration configuration) throws MojoFailureException {
        diagnosis().report(foreign.stream()
                .map(path -> new Diagnostic(
                        DiagnosticCode.FOREIGN_FILE,
                        new Location.Whole(configuration.shown(configuration.outputDirectory().resolve(path))),
                        "Trestle has to write this file, but did not write the one that is there:"
                                + " move it, or choose another outputDirectory"))
                .toList());
    }

    private void noteDrift(Configuration configuration, List<Change> drift) {
        if (!configuration.checkedIn()) {
            return;
        }
        for (Change change : drift) {
            thisBuild().drifted(configuration.outputDirectory(), DriftReport.of(configuration, change));
            getLog().warn(configuration.shown(configuration.outputDirectory().resolve(change.path()))
                    + " was " + change.kind() + ", and is now " + change.done() + ": check that in");
        }
    }
}
