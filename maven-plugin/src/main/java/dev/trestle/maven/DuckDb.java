package dev.trestle.maven;

import dev.trestle.generator.ConnectionSource;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import org.apache.maven.plugin.MojoExecutionException;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;

/** DuckDB, which only projects with {@code files} download: its driver has native libraries for four platforms, 80 MB. */
record DuckDb(MavenServices maven) implements ConnectionSource {

    private static final String DRIVER = "org.duckdb.DuckDBDriver";

    /** A new, empty database in memory. The driver is of the version that the run time has. */
    @Override
    public Connection open() throws SQLException {
        Artifact artifact = new DefaultArtifact("org.duckdb", "duckdb_jdbc", "jar", TestedVersions.duckDb());
        try {
            URL[] jar = {maven.resolve(artifact, "DuckDB").toUri().toURL()};
            // Not closed: classes of the driver may be loaded as long as the connection is open.
            ClassLoader loader = new URLClassLoader("trestle-duckdb", jar, ClassLoader.getPlatformClassLoader());
            Driver driver = (Driver) loader.loadClass(DRIVER).getDeclaredConstructor().newInstance();
            return driver.connect("jdbc:duckdb:", new Properties());
        } catch (MojoExecutionException e) {
            throw new LazyDatabase.NotThere(e);
        } catch (IOException | ReflectiveOperationException | LinkageError e) {
            throw new SQLException("DuckDB's driver cannot be loaded: " + e, e);
        }
    }
}
