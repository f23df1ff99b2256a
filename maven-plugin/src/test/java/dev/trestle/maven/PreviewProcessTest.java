package dev.trestle.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

/** What the process of a preview is told, and what its status means. */
class PreviewProcessTest {

    /** The main class stands in for that of a project, which is tested in its own module. */
    private static Preview preview(String column) throws Exception {
        return new PreviewProcess(Path.of(System.getProperty("java.home"), "bin", "java"), List.of(System.getProperty("java.class.path")),
                Echo.class.getName()).preview("jdbc:postgresql://127.0.0.1/a?password=s\u00e9cret", "com.example.Functions", column,
                        new PreviewRequest("{\"values\": [{\"a\": \"\u2013 \\\\\"}]}"));
    }

    @Test
    void tellsTheProcessOnItsInput() throws Exception {
        Preview preview = preview("film.summary");
        assertThat(preview.rows()).hasSize(1);
        assertThat(preview.rows().get(0).key()).isEmpty();
        assertThat(preview.rows().get(0).inputs()).containsEntry("a", "\u2013 \\");
        assertThat(preview.rows().get(0).value()).isEqualTo("jdbc:postgresql://127.0.0.1/a?password=s\u00e9cret com.example.Functions");
    }

    @Test
    void tellsWhatIsWrong() {
        assertThatThrownBy(() -> preview("mistake")).isInstanceOf(MojoFailureException.class).hasMessage("the class has no functions");
        assertThatThrownBy(() -> preview("end")).isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("the process of the preview ended with the status 1; its errors are above.");
        assertThatThrownBy(() -> preview("text")).isInstanceOf(IOException.class);
    }

    /** Prints the parameters as the answer of a preview. */
    static final class Echo {

        private Echo() {}

        /** By the column. */
        public static void main(String[] args) throws IOException {
            Properties read = new Properties();
            read.load(new java.io.InputStreamReader(System.in, StandardCharsets.UTF_8));
            String request = read.getProperty("request");
            String answer = switch (read.getProperty("column")) {
                case "mistake" -> "the class has no functions";
                case "text" -> "no JSON";
                default -> "{\"column\": \"a\", \"rows\": [{\"key\": null, \"inputs\": " + request.substring(request.indexOf('[') + 1, request.indexOf(']'))
                        + ", \"value\": \"" + read.getProperty("url") + " " + read.getProperty("functions") + "\", \"millis\": 1, \"error\": null}]}";
            };
            System.out.write(answer.getBytes(StandardCharsets.UTF_8));
            System.out.flush();
            System.exit(read.getProperty("column").equals("mistake") ? 2 : read.getProperty("column").equals("end") ? 1 : 0);
        }
    }
}
