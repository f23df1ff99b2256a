package dev.trestle.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Postgres;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** COPY is refused where row-level security applies to the service; its loads are inserts then. */
@ExtendWith(Postgres.class)
class PoliciesTest {

    @Test
    void policiesHold(Postgres.Database database, @TempDir Path media) {
        database.execute("DROP ROLE IF EXISTS clerk; CREATE ROLE clerk LOGIN;"
                + "GRANT SELECT, INSERT ON secret TO clerk; GRANT SELECT ON ALL TABLES IN SCHEMA public TO clerk;"
                + "GRANT CREATE ON DATABASE " + database.name() + " TO clerk;"
                + "ALTER TABLE secret ENABLE ROW LEVEL SECURITY;"
                + "CREATE POLICY own ON secret USING (owner = current_user) WITH CHECK (word <> 'no');");
        try (Service service = Service.start(database, media, Map.of(
                "trestle.database.url", database.url().replace("user=postgres", "user=clerk")))) {
            assertThat(service.answer("/secrets", Service.NDJSON, "{\"word\": \"a\"}\n{\"word\": \"b\"}"))
                    .isEqualTo("200 {\"rows\":2,\"rejected\":0,\"rejects\":[]}");
            assertThat(service.answer("/secrets", Service.NDJSON, "{\"word\": \"c\"}\n{\"word\": \"no\"}")).startsWith("403 ");
        }
        assertThat(database.query("SELECT string_agg(owner || word, ' ') FROM secret")).isEqualTo("clerka clerkb");
    }
}
