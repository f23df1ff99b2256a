package dev.trestle.exports;

import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.database.ResultRow;
import dev.trestle.runtime.types.Json;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry that is due.
 *
 * @param id its place in the order; internal
 * @param entryId random: what people and targets know it by
 * @param json its record; its row where a hook is to make that
 * @param attempts how many there were
 */
record Entry(long id, UUID entryId, String export, @Nullable String lane, Json json, int attempts) {

    static final String COLUMNS = "id, entry_id, export, lane, coalesce(record, row), attempts";

    static Entry read(ResultRow row) throws SQLException {
        return new Entry(row.int8(1), row.value(2, PgCodecs.UUID), row.text(3), row.textOrNull(4), row.value(5, PgCodecs.JSON), row.int4(6));
    }
}
