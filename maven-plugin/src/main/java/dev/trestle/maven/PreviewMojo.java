package dev.trestle.maven;

import dev.trestle.devdb.DevDatabase;
import dev.trestle.devdb.DevDatabaseException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;
import org.jspecify.annotations.Nullable;

/**
 * Calls the function of a computed column for a few rows, and prints inputs, values, times and errors as a table. Trestle stores nothing; what
 * the function itself does, such as a call that costs money, is done:
 * {@code mvn -q trestle:preview -Dtrestle.column=film.summary -Dtrestle.service=http://127.0.0.1:8080}. A running service calls the function;
 * its configuration needs {@code computed.http: true}. Without a service, the goal starts a JVM with the class path of the project's tests, which
 * makes an object of a class with the functions, and reads the rows of {@code jdbcUrl} in a transaction that can write nothing: {@code mvn -q
 * trestle:preview -Dtrestle.column=film.summary -Dtrestle.functions=com.example.Functions -Dtrestle.jdbcUrl=jdbc:postgresql://…}, after
 * {@code mvn test-compile}. Limits do not hold then. The goal starts no database.
 */
@Mojo(name = "preview", threadSafe = true, requiresDependencyResolution = ResolutionScope.TEST)
public class PreviewMojo extends TrestleMojo {

    /** The computed column, such as {@code film.summary}. Without it, or with an unknown one, the goal fails and lists all of them. */
    @Parameter(property = "trestle.column")
    @Nullable String column;

    /** The number of rows, from 1 to 100: those with the greatest keys. Default: 3. */
    @Parameter(property = "trestle.rows")
    @Nullable Integer rows;

    /**
     * Inputs in place of rows of the table: an array of JSON such as {@code [{"title": "Alien", "body": null}]}, or the path of a
     * file that has it.
     */
    @Parameter(property = "trestle.values")
    @Nullable String values;

    /** The address of a running service, such as {@code http://127.0.0.1:8080}. */
    @Parameter(property = "trestle.service")
    @Nullable String service;

    /**
     * A class with functions, such as {@code com.example.Functions}, in place of a service. It has a constructor without parameters, and methods
     * without parameters, or fields, whose types are the interfaces of generated code: {@code FilmSummary.Function filmSummary()}.
     */
    @Parameter(property = "trestle.functions")
    @Nullable String functions;

    @Inject
    @Nullable ToolchainManager toolchains;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skipped()) {
            return;
        }
        DatabaseChoice choice = configuration().database();
        if ((service == null) == (functions == null)) {
            throw new MojoFailureException("trestle:preview needs either a running service with 'computed.http: true':"
                    + " -Dtrestle.service=http://127.0.0.1:8080, or a class with functions: -Dtrestle.functions=com.example.Functions");
        }
        PreviewRequest request = PreviewRequest.of(rows, values, project.getBasedir().toPath());
        try {
            Preview preview = service != null ? byService(service, request) : byProcess(String.valueOf(functions), choice, request);
            // Not to the log: what was asked for is printed with -q, too, and can be piped.
            PreviewTable.lines(preview).forEach(System.out::println);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("interrupted");
        }
    }

    private Preview byService(String address, PreviewRequest request) throws InterruptedException, MojoExecutionException, MojoFailureException {
        try {
            return PreviewService.at(address).preview(name(), request);
        } catch (IOException e) {
            throw new MojoExecutionException("the service at " + address + " does not answer as expected: " + e.getMessage());
        }
    }

    private Preview byProcess(String functionClass, DatabaseChoice choice, PreviewRequest request)
            throws InterruptedException, MojoExecutionException, MojoFailureException {
        if (!(choice instanceof DatabaseChoice.Jdbc)) {
            throw new MojoFailureException("a preview without a service needs a database: -Dtrestle.jdbcUrl=jdbc:postgresql://host:port/name,"
                    + " and -Dtrestle.serverId=<id> for the user and password of a <server> in settings.xml");
        }
        PreviewProcess process = new PreviewProcess(java(), classPath(), PreviewProcess.MAIN);
        try (DevDatabase database = DevDatabase.start(choice.settings(maven()))) {
            return process.preview(database.jdbcUrl(), functionClass.strip(), name(), request);
        } catch (DevDatabaseException | IOException e) {
            throw new MojoExecutionException(e.getMessage());
        }
    }

    private String name() {
        return column == null ? "" : column.strip();
    }

    private List<String> classPath() throws MojoExecutionException {
        try {
            return project.getTestClasspathElements();
        } catch (DependencyResolutionRequiredException e) {
            throw new MojoExecutionException("the dependencies of the project are not resolved: " + e.getMessage());
        }
    }

    /** Of the toolchain that this build has selected, or of Maven. */
    private Path java() throws MojoFailureException {
        Toolchain jdk = toolchains == null ? null : toolchains.getToolchainFromBuildContext("jdk", session);
        String tool = jdk == null ? null : jdk.findTool("java");
        int version = Runtime.version().feature();
        if (tool == null && version < PreviewProcess.JAVA) {
            throw new MojoFailureException("a preview without a service needs Java " + PreviewProcess.JAVA + ", and Maven runs on Java " + version
                    + ": run Maven on a later one, or select the JDK toolchain of the project in the same command: mvn validate trestle:preview");
        }
        return tool == null ? Path.of(System.getProperty("java.home"), "bin", "java") : Path.of(tool);
    }
}
