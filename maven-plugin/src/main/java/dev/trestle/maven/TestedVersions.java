package dev.trestle.maven;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The versions that this build of Trestle is tested with. */
final class TestedVersions {

    private TestedVersions() {}

    /** The embedded PostgreSQL, such as {@code 18.6.0}. */
    static String postgresql() {
        return version("postgresql");
    }

    /** The driver of DuckDB, such as {@code 2.0.0.1}. */
    static String duckDb() {
        return version("duckdb");
    }

    private static String version(String name) {
        Properties versions = new Properties();
        try (InputStream in = TestedVersions.class.getResourceAsStream("versions.properties")) {
            versions.load(in);
        } catch (IOException e) {
            throw new IllegalStateException("the plugin's jar cannot be read", e);
        }
        return versions.getProperty(name);
    }

    /** The same as an image: the binaries' versions have a third number, PostgreSQL's have not. */
    static String postgresqlImage() {
        String version = postgresql();
        return "postgres:" + version.substring(0, version.lastIndexOf('.'));
    }
}
