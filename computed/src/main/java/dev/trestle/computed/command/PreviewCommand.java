package dev.trestle.computed.command;

import dev.trestle.computed.preview.Preview;
import dev.trestle.computed.preview.PreviewRequest;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.JsonForm;
import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.Links;
import dev.trestle.runtime.service.Trestle;
import dev.trestle.runtime.types.Json;
import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A preview without a service.
 *
 * @param database the keys of its configuration
 * @param functions a class
 * @param column such as {@code film.summary}; empty if it is missing
 * @param request the body of a request
 */
record PreviewCommand(Map<String, String> database, String functions, String column, String request) {

    private static final List<String> DATABASE = List.of("url", "username", "password");
    private static final JsonFactory JSON = new JsonFactory();

    /** Reads the parameters. */
    static PreviewCommand of(Properties properties) {
        Map<String, String> database = new HashMap<>(Map.of("database.pool-size", "1"));
        for (String key : DATABASE) {
            String value = properties.getProperty(key);
            if (value != null) {
                database.put("database." + key, value);
            }
        }
        return new PreviewCommand(database, properties.getProperty("functions", ""), properties.getProperty("column", ""),
                properties.getProperty("request", "{\"rows\": 3}"));
    }

    /**
     * The answer, as JSON.
     *
     * @throws Refused for every mistake of the user, and if the database refuses a statement
     */
    String run() throws Refused {
        Previewed computed = Functions.of(functions).column(column);
        try (Trestle trestle = connect()) {
            PreviewRequest which = JsonForm.of(PreviewRequest::read, (PreviewRequest read, JsonWriter out) -> out.raw(request))
                    .read(new Json(request));
            return json(computed.preview().apply(which, trestle.database()));
        } catch (HttpProblem problem) {
            throw new Refused(text(problem));
        }
    }

    private Trestle connect() throws Refused {
        try {
            return Trestle.create(Config.just(ConfigSources.create(database)));
        } catch (IllegalArgumentException e) {
            throw new Refused("the database of jdbcUrl cannot be used: " + e.getMessage());
        }
    }

    private static String json(Preview<?> preview) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            preview.write(new JsonWriter(json, Links.URLS));
        }
        return text.toString();
    }

    private static String text(HttpProblem problem) {
        return problem.errors().stream().map(error -> error.pointer() + " " + error.message())
                .collect(Collectors.joining("; ", problem.detail() + (problem.errors().isEmpty() ? "" : "; "), ""));
    }
}
