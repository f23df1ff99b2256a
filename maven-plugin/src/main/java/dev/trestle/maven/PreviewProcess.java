package dev.trestle.maven;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.plugin.MojoFailureException;

/**
 * A preview without a service, by a process with the class path of the project: the goal loads no class of it, and runs on an older Java.
 *
 * @param java the program
 * @param classPath of the project's tests
 * @param main the class with the main method, of {@code trestle-computed}
 */
record PreviewProcess(Path java, List<String> classPath, String main) {

    static final String MAIN = "dev.trestle.computed.command.PreviewMain";

    /** The version of Java that generated code needs. */
    static final int JAVA = 21;

    /** The main method has printed one line on a mistake of the user. */
    private static final int MISTAKE = 2;

    /**
     * Waits for the answer.
     *
     * @param url of the database, with user and password
     * @param functions a class
     */
    Preview preview(String url, String functions, String column, PreviewRequest asked) throws IOException, InterruptedException, MojoFailureException {
        ProcessBuilder builder = new ProcessBuilder(java.toString(), main).redirectError(ProcessBuilder.Redirect.INHERIT);
        // An argument could be longer than the system allows.
        builder.environment().put("CLASSPATH", String.join(File.pathSeparator, classPath));
        Process process = builder.start();
        try {
            try (OutputStream in = process.getOutputStream()) {
                in.write(parameters(Map.of("url", url, "functions", functions, "column", column, "request", asked.json())));
            } catch (IOException e) {
                // It has ended already, with a status.
            }
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return result(process.waitFor(), out);
        } finally {
            process.destroy();
        }
    }

    private static Preview result(int status, String out) throws IOException, MojoFailureException {
        return switch (status) {
            case 0 -> PreviewJson.preview(out);
            case MISTAKE -> throw new MojoFailureException(out);
            default -> throw new MojoFailureException("the process of the preview ended with the status " + status + "; its errors are above."
                    + " It needs Java " + JAVA + ", and trestle-computed among the dependencies of the project");
        };
    }

    /** Not as arguments, which other users can see. */
    private static byte[] parameters(Map<String, String> parameters) throws IOException {
        Properties properties = new Properties();
        properties.putAll(parameters);
        StringWriter text = new StringWriter();
        properties.store(text, null);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
