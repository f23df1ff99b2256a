package dev.trestle.maven;

import dev.trestle.generator.GenerationResult;
import dev.trestle.generator.diagnostic.Diagnostic;
import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Location;
import dev.trestle.generator.output.Change;
import dev.trestle.generator.output.Changes;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Generates Java sources from the routes file, and adds their folder to the source roots of the project.
 *
 * <p>Only changed files are written, files of removed routes are deleted, and all other files keep their modification time.
 * If nothing has changed since the last run (routes file, queries, migrations, snapshots of targets, parameters, modules of
 * Trestle among the dependencies, Trestle itself, generated files), the goal does nothing and starts no database. A file with
 * the size and modification time of the last run is not read again. The state of the last run is under
 * {@code target/trestle}.
 *
 * <p>With computed columns, it also writes the repeatable migration {@code R__trestle_computed.sql} into the folder of migrations, where
 * it has to be checked in; with tables with history likewise {@code R__trestle_history.sql}.
 *
 * <p>All mistakes in the routes file, queries and migrations are logged as {@code file:line:column [code] message}; then
 * the build fails.
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public class GenerateMojo extends TrestleMojo {

    private static final String FOREIGN_SOURCE =
            "Trestle has to write this file, but a file exists that it did not write: move it, or choose another outputDirectory";
    private static final String FOREIGN_MIGRATION =
            "Trestle has to write this migration of the package of the routes file, but the file is not of Trestle, or of another"
                    + " package: move it to a folder that is not among the migrations of this execution, or, if the package has another name now,"
                    + " delete it";

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        String output = project.getBasedir().toPath().resolve(outputDirectory.toPath()).toString();
        project.addCompileSourceRoot(output);
        project.addResource(documents(output));
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

    /** The documents of APIs are on the class path beside their classes. */
    private static Resource documents(String output) {
        Resource resource = new Resource();
        resource.setDirectory(output);
        resource.addInclude("**/" + GeneratedFiles.DOCUMENT);
        return resource;
    }

    private void generateIfChanged(Configuration configuration)
            throws IOException, MojoExecutionException, MojoFailureException {
        Stopwatch watch = new Stopwatch();
        Optional<LastRun> last = LastRun.read(configuration.lastRunFile());
        if (configuration.knowable() && last.isPresent() && isUnchanged(configuration, last.get(), watch)) {
            return;
        }
        // All is read, whatever its times: this is what the next run relies on.
        ProjectState before = state(configuration);
        GeneratedFiles files = new GeneratedFiles(configuration);
        GenerationResult.Generated generated;
        try (LazyDatabase database = database(configuration)) {
            generated = generation(configuration, database).run();
            watch.add(database.phases());
        }
        watch.add(generated.phases());
        Changes changes = files.plan(generated);
        refuse(changes.foreign(), configuration);
        noteDrift(configuration, Drift.in(changes, last.map(run -> run.state().hashes()), before.hashes()));
        files.write(changes);
        ProjectState after = new ProjectState(before.key(), before.inputs(), files.fingerprints(before.files()));
        new LastRun(after, Diagnosis.warnings(generated.diagnostics())).write(configuration.lastRunFile());
        thisBuild().generated(configuration.outputDirectory(), after.hashes());
        changes.list().stream().filter(GeneratedFiles::isMigration).forEach(change -> {
            getLog().info("Trestle: " + GeneratedFiles.shown(configuration, change.path()) + " written");
            warnOfSameVersions(generated.migration(), change);
        });
        getLog().info("Trestle: " + Diagnosis.count(changes.toWrite(), "file") + " written, " + changes.toDelete()
                + " deleted, " + changes.unchanged() + " unchanged in "
                + configuration.shown(configuration.outputDirectory()) + watch.total());
    }

    /** Whether the last run proves that there is nothing to do, which is then logged; by sizes and times where it can. */
    private boolean isUnchanged(Configuration configuration, LastRun last, Stopwatch watch)
            throws IOException, MojoExecutionException, MojoFailureException {
        ProjectState now = state(configuration, last.state());
        if (!last.proves(now)) {
            return false;
        }
        if (now.wasRead(last.state()) && Files.isWritable(configuration.lastRunFile())) {
            // Only times differ: the next run need not read those files again.
            new LastRun(now, last.warnings()).write(configuration.lastRunFile());
        }
        diagnosis().repeat(last.warnings());
        thisBuild().generated(configuration.outputDirectory(), now.hashes());
        getLog().info("Trestle: nothing changed, " + Diagnosis.count(now.files().size(), "file") + " in "
                + configuration.shown(configuration.outputDirectory()) + watch.total());
        return true;
    }

    private void refuse(List<String> foreign, Configuration configuration) throws MojoFailureException {
        diagnosis().report(foreign.stream()
                .map(path -> new Diagnostic(
                        DiagnosticCode.FOREIGN_FILE,
                        new Location.Whole(GeneratedFiles.shown(configuration, path)),
                        GeneratedFiles.isMigration(path) ? FOREIGN_MIGRATION : FOREIGN_SOURCE))
                .toList());
    }

    /** Servers take values by the version alone. */
    private void warnOfSameVersions(GenerationResult.Migration migration, Change change) {
        if (change instanceof Change.Different different) {
            migration.changedSince(different.before()).forEach(column -> getLog().warn(column
                    + ": the type or the inputs have changed. If the earlier ones are deployed, raise the version; otherwise old servers of a"
                    + " rolling deployment compute values from the old inputs"));
        }
    }

    private void noteDrift(Configuration configuration, List<Change> drift) {
        for (Change change : drift) {
            // The migration is always checked in.
            if (!configuration.checkedIn() && !GeneratedFiles.isMigration(change)) {
                continue;
            }
            thisBuild().drifted(configuration.outputDirectory(), DriftReport.of(configuration, change));
            getLog().warn(GeneratedFiles.shown(configuration, change.path())
                    + " was " + change.kind() + ", and is now " + change.done() + ": check that in");
        }
    }
}
