package dev.trestle.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/**
 * What a preview is of.
 *
 * @param json the body of the request to a service
 */
record PreviewRequest(String json) {

    private static final int ROWS = 3;

    /**
     * Checks the parameters.
     *
     * @param values an array of JSON, or the path of a file that has it
     * @param base of relative paths
     */
    static PreviewRequest of(@Nullable Integer rows, @Nullable String values, Path base) throws MojoFailureException {
        if (values != null && rows != null) {
            throw new MojoFailureException("a preview is of rows or of values; remove -Dtrestle.rows or -Dtrestle.values");
        }
        if (values != null) {
            return new PreviewRequest("{\"values\": " + array(values, base) + "}");
        }
        if (rows != null && (rows < 1 || rows > 100)) {
            throw new MojoFailureException("rows is a number from 1 to 100, not " + rows);
        }
        return new PreviewRequest("{\"rows\": " + (rows == null ? ROWS : rows) + "}");
    }

    private static String array(String values, Path base) throws MojoFailureException {
        String written = values.strip();
        String json = written.startsWith("[") ? written : content(written, base);
        try {
            // A whole array, so that nothing of it becomes part of the object around it.
            PreviewJson.items(json);
            return json;
        } catch (IOException e) {
            throw new MojoFailureException("values is an array of JSON such as [{\"title\": \"Alien\"}], or a file that has it; "
                    + (written.startsWith("[") ? "this is none" : written + " has none"));
        }
    }

    private static String content(String path, Path base) throws MojoFailureException {
        try {
            return Files.readString(base.resolve(path));
        } catch (IOException | InvalidPathException e) {
            throw new MojoFailureException("values is an array of JSON such as [{\"title\": \"Alien\"}], or a file that has it; the file '"
                    + path + "' cannot be read");
        }
    }
}
