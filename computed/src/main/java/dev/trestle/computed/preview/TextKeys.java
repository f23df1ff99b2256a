package dev.trestle.computed.preview;

import dev.trestle.runtime.Codec;
import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.database.Binds;
import dev.trestle.runtime.database.ResultRow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keys of rows as PostgreSQL's texts of their columns, for a table without a record of its keys.
 *
 * @param columns their number
 */
public record TextKeys(int columns) {

    private static final Codec<List<@Nullable String>> TEXTS = PgCodecs.array(PgCodecs.TEXT);

    /** Reads a key from the first column of a row on. */
    public List<String> read(ResultRow row) throws SQLException {
        List<String> key = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
            key.add(row.text(column));
        }
        return key;
    }

    /** Binds an array for each column, which the statement casts to its type. */
    public void bind(List<List<String>> keys, Binds binds) throws SQLException {
        for (int column = 0; column < columns; column++) {
            int number = column;
            binds.literal(TEXTS.format(keys.stream().<@Nullable String>map(key -> key.get(number)).toList()));
        }
    }
}
