package dev.trestle.maven;

import dev.trestle.generator.Snapshots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Writes snapshots of the tables that routes export into, one file for each target: {@code warehouse.yaml} in
 * {@code targetsDirectory}, to be checked in. Later builds read the snapshot and need no connection to the target. The goal
 * reads every target that a route exports into and that has a URL:
 * {@code mvn trestle:snapshot -Dtrestle.target.warehouse=jdbc:…}. It starts no database, and writes only files that differ.
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
                getLog().info("Trestle: no route exports into a target that needs a snapshot");
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
        return new MojoFailureException("no target has a URL to take a snapshot from: set one by -Dtrestle.target." + target
                + "=jdbc:…, or by <targets> in the <configuration> of the plugin, with the JDBC driver among the plugin's"
                + " <dependencies>");
    }
}
