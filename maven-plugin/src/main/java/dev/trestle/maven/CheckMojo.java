package dev.trestle.maven;

import dev.trestle.generator.GenerationResult;
import dev.trestle.generator.output.Changes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Fails if the generated files differ from the output of the generator. It is for sources that are checked in, and for the migrations of
 * computed columns and of histories. It lists each
 * file that is missing, left over or different, with a short diff, and writes nothing.
 *
 * <p>On its own (<i>mvn trestle:check</i>) it compares the files on the disk. In a build with <i>trestle:generate</i>, that
 * goal runs first and corrects the files; so <i>check</i> also fails for each file that <i>generate</i> found different from
 * its output, unless the file was still as Trestle wrote it last. In a fresh checkout, and after <i>mvn clean</i>, Trestle has
 * no state of a last run, so <i>mvn verify</i> on a build server fails if the sources were not regenerated before the commit.
 * On a developer's machine, editing the routes file and building, in one command or two, is not a failure; editing a
 * generated file is. The first generation into an empty folder is not a failure either.
 *
 * <p>If a build server runs several Maven commands in one checkout, the command with <i>check</i> has to be the first.
 *
 * <p>The goal generates the sources again, in memory and with a database, only if this build or an earlier one has not
 * generated the same files from the same inputs. To find that out it reads and hashes every file, while <i>generate</i> first
 * compares sizes and modification times. A check must not rely on these times, because unpacking an archive, copying a
 * folder or restoring a cache may change them. With wrong times <i>generate</i> may miss a change, but <i>check</i> finds it.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public class CheckMojo extends TrestleMojo {

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skipped()) {
            return;
        }
        Configuration configuration = configuration();
        failOnDrift(configuration);
        try {
            check(configuration);
        } catch (IOException e) {
            throw new MojoExecutionException("cannot read or write: " + e.getMessage());
        }
    }

    /** What generate found in this build, before it wrote. */
    private void failOnDrift(Configuration configuration) throws MojoFailureException {
        List<String> drift = thisBuild().drift(configuration.outputDirectory());
        if (!drift.isEmpty()) {
            DriftReport.log(getLog(), drift);
            throw new MojoFailureException(wrong(drift.size(), configuration, "were", "was")
                    + " when this build began, and " + (drift.size() == 1 ? "has" : "have")
                    + " been put right: look at the change, check it in, and build again");
        }
    }

    private void check(Configuration configuration)
            throws IOException, MojoExecutionException, MojoFailureException {
        Stopwatch watch = new Stopwatch();
        ProjectState now = state(configuration);
        if (!proved(configuration, now)) {
            compare(configuration, now, watch);
        }
        getLog().info("Trestle: " + Diagnosis.count(now.files().size(), "file") + " in "
                + configuration.shown(configuration.outputDirectory()) + " as generated" + watch.total());
    }

    /** By an earlier run with this key; or, with a database that was given, by this build's own. */
    private boolean proved(Configuration configuration, ProjectState now) throws IOException {
        Optional<LastRun> last = LastRun.read(configuration.lastRunFile());
        if (now.key().isEmpty()) {
            return thisBuild().generated(configuration.outputDirectory()).filter(now.hashes()::equals).isPresent();
        }
        return last.isPresent() && last.get().proves(now);
    }

    private void compare(Configuration configuration, ProjectState now, Stopwatch watch)
            throws IOException, MojoExecutionException, MojoFailureException {
        GenerationResult.Generated generated;
        try (LazyDatabase database = database(configuration)) {
            generated = generation(configuration, database).run();
            watch.add(database.phases());
        }
        watch.add(generated.phases());
        Changes changes = new GeneratedFiles(configuration).plan(generated);
        if (!changes.none()) {
            fail(configuration, changes);
        }
        new LastRun(now, Diagnosis.warnings(generated.diagnostics())).write(configuration.lastRunFile());
    }

    private void fail(Configuration configuration, Changes changes) throws MojoFailureException {
        Stream<String> foreign = changes.foreign().stream()
                .map(path -> GeneratedFiles.shown(configuration, path) + ": not written by Trestle"
                        + (GeneratedFiles.isMigration(path) ? " for the package of the routes file" : ""));
        Stream<String> ours = changes.list().stream().map(change -> DriftReport.of(configuration, change));
        List<String> reports = Stream.concat(foreign, ours).toList();
        DriftReport.log(getLog(), reports);
        throw new MojoFailureException(wrong(reports.size(), configuration, "are", "is")
                + ": run trestle:generate, for example by 'mvn generate-sources', and check in what it writes"
                + elsewhere(configuration));
    }

    private static String wrong(int files, Configuration configuration, String plural, String singular) {
        return Diagnosis.count(files, "file") + " in " + configuration.shown(configuration.outputDirectory()) + " "
                + (files == 1 ? singular : plural) + " not what " + configuration.shown(configuration.routesFile())
                + " generates";
    }

    /** A hint for a check that does not have the parameters of generate. */
    private String elsewhere(Configuration configuration) {
        List<Path> outputs = thisBuild().outputs();
        if (outputs.isEmpty() || outputs.contains(configuration.outputDirectory())) {
            return "";
        }
        return "; in this build, generate wrote to " + configuration.shown(outputs.get(0))
                + ": set the parameters for both goals, in the <configuration> of the plugin";
    }
}
