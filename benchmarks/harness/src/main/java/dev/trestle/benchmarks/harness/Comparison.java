package dev.trestle.benchmarks.harness;

import dev.trestle.benchmarks.harness.HttpConnection.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Sees to it that all services do the same: they get the same requests, and their answers have the same bytes. */
final class Comparison {

    private static final int COMPARED = 20;

    private Comparison() {}

    /**
     * Compares some answers of each kind.
     *
     * @throws IOException if two of them differ, or have another status than they should
     */
    static void require(List<RunningService> services, TestData data) throws IOException, SQLException {
        for (Scenario scenario : Scenario.all()) {
            RunningService first = services.getFirst();
            List<String> expected = bodies(first, scenario, data);
            for (RunningService other : services.subList(1, services.size())) {
                List<String> found = bodies(other, scenario, data);
                for (int i = 0; i < expected.size(); i++) {
                    if (!expected.get(i).equals(found.get(i))) {
                        throw new IOException("%s: %s and %s answer differently:%n%s".formatted(
                                scenario.title(),
                                first.service().title(),
                                other.service().title(),
                                difference(expected.get(i), found.get(i))));
                    }
                }
            }
        }
        data.reset();
    }

    private static List<String> bodies(RunningService service, Scenario scenario, TestData data)
            throws IOException, SQLException {
        data.reset();
        List<String> bodies = new ArrayList<>();
        try (HttpConnection connection = service.connect()) {
            for (byte[] request : scenario.requests().subList(0, Math.min(COMPARED, scenario.requests().size()))) {
                ByteArrayOutputStream body = new ByteArrayOutputStream();
                Answer answer = connection.exchange(request, body::write);
                String text = body.toString(StandardCharsets.UTF_8);
                if (answer.status() != scenario.status()) {
                    throw new IOException("%s, %s: was answered with %d: %s".formatted(
                            service.service().title(), scenario.title(), answer.status(), text));
                }
                bodies.add(text);
            }
        }
        return bodies;
    }

    /** From a little before the first character that differs. */
    private static String difference(String one, String other) {
        int at = 0;
        while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return excerpt(one, at) + System.lineSeparator() + excerpt(other, at);
    }

    private static String excerpt(String text, int at) {
        return text.substring(Math.max(0, Math.min(at - 40, text.length())), Math.min(text.length(), at + 80));
    }
}
