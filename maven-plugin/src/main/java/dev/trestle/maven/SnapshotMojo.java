package dev.trestle.maven;

import dev.trestle.generator.Snapshots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Writes down what the tables are like that routes export into, one file for each target: {@code warehouse.yaml} in the
 * folder of targets, to be checked in. From then on the build knows the target without asking it. Every target that a
 * route exports into and that has a URL is asked: {@code mvn trestle:snapshot -Dtrestle.target.warehouse=jdbc:…}. Starts
 * no database, and writes a file only where it differs.
 */
@Mojo(name = "snapshot", threadSafe = true)
public class SnapshotMojo extends TrestleMojo {

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skipped()) {
            return;
        }
        Configuration configuration = configuration();
        try (LazyDatabase database = database(configuration)) {
            Snapshots.Result result = generation(configuration, database).snapshots();
            if (result.used().isEmpty()) {
                getLog().info("Trestle: no route exports into a target that a snapshot could be taken of");
            } else if (result.taken().isEmpty()) {
                throw noneLive(result.used().get(0));
            }
            for (Snapshots.Taken taken : result.taken()) {
                write(configuration, taken);
            }
        } catch (IOException e) {
            throw new MojoExecutionException("cannot read or write: " + e.getMessage());
        }
    }

    private void write(Configuration configuration, Snapshots.Taken taken) throws IOException {
        Path file = configuration.targetsDirectory().resolve(taken.target() + ".yaml");
        boolean same = Files.isRegularFile(file) && Files.readString(file).equals(taken.text());
        if (!same) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, taken.text());
        }
        getLog().info("Trestle: " + configuration.shown(file) + (same ? " unchanged, " : " written, ")
                + Diagnosis.count(taken.tables(), "table"));
    }

    private static MojoFailureException noneLive(String target) {
        return new MojoFailureException("no target has a URL that could be asked: give one by -Dtrestle.target." + target
                + "=jdbc:…, or by <targets> in the <configuration> of the plugin, with the JDBC driver among the plugin's"
                + " <dependencies>");
    }
}
