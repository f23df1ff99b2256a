package dev.trestle.generator.compare;

import dev.trestle.generator.config.RoutesFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Calls two routes of a running service with the same inputs, and writes a report on their answers.
 *
 * @param routes two names, separated by a comma
 * @param inputs a JSON object in each line: the fields of a request
 * @param k how many keys of each answer are compared
 * @param service the URL of the service
 * @param key the field of a row that identifies it; empty for the first field of the row
 * @param relevant a JSON list of keys in each line, for the input of the same number; empty if they are not known
 * @param writes whether routes may be called that the build has not proved to be read-only
 * @param report the Markdown file; the picture is beside it, with the ending svg
 */
public record Comparison(
        String routes, Path inputs, int k, String service, Optional<String> key, Optional<Path> relevant, boolean writes,
        Path report) {

    /** What became of it: {@code report} is empty if the reason says why nothing was compared. */
    public record Outcome(Optional<Path> report, String text) {}

    /**
     * Compares the routes; inputs and answers that are unusable are an outcome.
     *
     * @throws IOException if a file cannot be read or written
     * @throws InterruptedException if the thread is interrupted
     */
    public Outcome run(RoutesFile file) throws IOException, InterruptedException {
        try {
            return compared(file);
        } catch (Unusable e) {
            return new Outcome(Optional.empty(), e.getMessage() + ".");
        }
    }

    private Outcome compared(RoutesFile file) throws IOException, InterruptedException, Unusable {
        List<ComparedRoute> found = ComparedRoute.find(file, routes, writes);
        List<Question> questions = Questions.read(inputs, relevant);
        Caller caller = Caller.of(service.replaceAll("/+$", ""), key);
        // The first call of each route takes longer: it is not counted.
        for (ComparedRoute route : found) {
            caller.first(route, questions.get(0));
        }
        List<Pair> pairs = new ArrayList<>();
        for (Question question : questions) {
            // Each route is the first one as often as the other: the second one finds blocks of the database in memory.
            boolean swapped = pairs.size() % 2 == 1;
            Reply one = caller.call(found.get(swapped ? 1 : 0), question);
            Reply other = caller.call(found.get(swapped ? 0 : 1), question);
            pairs.add(new Pair(question, swapped ? other : one, swapped ? one : other, k));
        }
        String stem = report.getFileName().toString().replaceFirst("\\.md$", "");
        String text = new MarkdownReport(found, pairs, k, relevant.isPresent(), caller.key(), stem + ".svg").text();
        Files.createDirectories(report.toAbsolutePath().getParent());
        // An input may have half of a surrogate pair, which UTF-8 cannot express.
        Files.write(report, text.getBytes(StandardCharsets.UTF_8));
        Files.writeString(report.resolveSibling(stem + ".svg"), HistogramSvg.of(new Figures(pairs).histogram(), k));
        return new Outcome(Optional.of(report), text);
    }
}
