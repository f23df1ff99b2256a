package com.example.films;

import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Lines for a shell that show what the service does; they work when pasted, and when pasted again. */
final class TryIt {

    /** A credit in the database, for lines that need a key. */
    private static final String A_CREDIT = "SELECT film_id, person_id, job FROM public.credit ORDER BY 1, 2, 3 LIMIT 1";

    /** Without progress, and with a line feed after the answer. */
    private static final String CURL = "curl -sw '\\n' ";

    private final URI address;

    TryIt(URI address) {
        this.address = address;
    }

    /** The lines, each with a comment above it. */
    List<String> lines(DataSource database) throws SQLException {
        List<String> lines = new ArrayList<>();
        lines.add("# Find films");
        lines.add(get("/films/search?genre=Western&rating=PG&max_rows=3"));
        lines.add("# Add one");
        lines.add(post("/films", """
                {"title": "Night Ferry to Merrow", "length": 97, "tags": ["sea", "night"]}"""));
        lines.add("# Send one that does not fit");
        lines.add(post("/films", """
                {"title": null, "length": "long", "rating": "PG-14", "year": 1999}"""));
        lines.add("# Have a report made in the background; the job_url of the answer has it");
        lines.add(post("/loans/report", """
                {"year": 2025}"""));
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(A_CREDIT)) {
            if (row.next()) {
                addKeyed(lines, row.getInt(1), row.getLong(2), row.getString(3));
            }
        }
        return lines;
    }

    private void addKeyed(List<String> lines, int film, long person, String job) {
        lines.add("# See everything about one");
        lines.add(get("/films/" + film));
        lines.add("# Change it");
        lines.add(patch("/films/" + film, """
                {"rating": "R", "budget": 1250000.50}"""));
        lines.add("# Strike a name from its credits");
        lines.add(post("/credits/delete", """
                {"film_id": %d, "person_id": %d, "job": "%s"}""".formatted(film, person, job)));
    }

    private String get(String path) {
        return CURL + "'" + address + path + "'";
    }

    private String post(String path, String json) {
        return CURL + sending(path, json);
    }

    private String patch(String path, String json) {
        return CURL + "-X PATCH " + sending(path, json);
    }

    private String sending(String path, String json) {
        return "'" + address + path + "' -H 'Content-Type: application/json' -d '" + json + "'";
    }
}
