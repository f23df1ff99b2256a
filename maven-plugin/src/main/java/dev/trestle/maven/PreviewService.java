package dev.trestle.maven;

import dev.trestle.generator.diagnostic.Suggestion;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;

/**
 * A running service with computed columns, by its paths below {@code /computed}.
 *
 * @param address without a slash at its end
 */
record PreviewService(String address, HttpClient http) {

    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** The function of each row may take its whole time limit. */
    private static final Duration ANSWER = Duration.ofMinutes(10);

    /** Checks the address. */
    static PreviewService at(String written) throws MojoFailureException {
        String address = written.strip().replaceFirst("/+$", "");
        try {
            URI uri = new URI(address);
            if (List.of("http", "https").contains(String.valueOf(uri.getScheme())) && uri.getHost() != null) {
                return new PreviewService(address, HttpClient.newBuilder().connectTimeout(CONNECT).version(HttpClient.Version.HTTP_1_1).build());
            }
        } catch (URISyntaxException e) {
            // As for any other that is none.
        }
        throw new MojoFailureException("service is the address of a service such as http://127.0.0.1:8080, not '" + written + "'");
    }

    /** What the function of the column makes of some rows or values. */
    Preview preview(String column, PreviewRequest asked) throws IOException, InterruptedException, MojoFailureException {
        List<String> known = columns();
        if (!known.contains(column)) {
            String those = known.isEmpty() ? "the service has none" : "these are: " + String.join(", ", known);
            throw new MojoFailureException(column.isEmpty()
                    ? "the computed column is missing: -Dtrestle.column=<table>.<column>; " + those
                    : "there is no computed column '" + column + "'" + Suggestion.didYouMean(column, known) + "; " + those);
        }
        HttpRequest request = HttpRequest.newBuilder(uri("/computed/" + column + "/preview")).timeout(ANSWER)
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(asked.json())).build();
        return PreviewJson.preview(send(request));
    }

    private List<String> columns() throws IOException, InterruptedException, MojoFailureException {
        Map<String, String> report = PreviewJson.members(send(HttpRequest.newBuilder(uri("/computed")).timeout(ANSWER).build()));
        List<String> names = new ArrayList<>();
        for (String column : PreviewJson.items(report.getOrDefault("columns", "[]"))) {
            names.add(PreviewJson.members(column).getOrDefault("column", ""));
        }
        names.addAll(PreviewJson.items(report.getOrDefault("not_in_database", "[]")));
        return names;
    }

    private URI uri(String path) throws MojoFailureException {
        try {
            URI base = URI.create(address);
            return new URI(base.getScheme(), base.getAuthority(), base.getPath() + path, null, null);
        } catch (URISyntaxException e) {
            throw new MojoFailureException("the address " + address + path + " is malformed");
        }
    }

    private String send(HttpRequest request) throws IOException, InterruptedException, MojoFailureException {
        HttpResponse<String> answer;
        try {
            answer = http.send(request, BodyHandlers.ofString());
        } catch (ConnectException e) {
            throw new MojoFailureException("no service answers at " + address + "; start it, or give another -Dtrestle.service");
        }
        return switch (answer.statusCode()) {
            case 200 -> answer.body();
            case 404 -> throw new MojoFailureException("the service at " + address + " has no " + request.uri().getPath()
                    + "; it serves these paths with 'computed.http: true' in its configuration");
            default -> throw new MojoFailureException("the service at " + address + " answers with " + answer.statusCode() + ": " + detail(answer.body()));
        };
    }

    private static String detail(String body) {
        try {
            Map<String, String> problem = PreviewJson.members(body);
            StringBuilder text = new StringBuilder(problem.getOrDefault("detail", problem.getOrDefault("title", body)));
            for (String error : PreviewJson.items(problem.getOrDefault("errors", "[]"))) {
                Map<String, String> mistake = PreviewJson.members(error);
                text.append("; ").append(mistake.getOrDefault("pointer", "")).append(' ').append(mistake.getOrDefault("message", ""));
            }
            return text.toString();
        } catch (IOException e) {
            return body.lines().findFirst().orElse("without a text");
        }
    }
}
