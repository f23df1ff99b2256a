package dev.trestle.jobs;

import dev.trestle.runtime.types.Json;
import java.nio.charset.StandardCharsets;

/** Writes rows as <code>{"rows": [...]}</code>, one after the other; {@link StoredRows} reads them. */
final class RowsWriter {

    static final String START = "{\"rows\":[";
    static final String END = "]}";

    private final ResultSpool spool;
    private final ResultLimits limits;
    private long count;

    RowsWriter(ResultSpool spool, ResultLimits limits) {
        this.spool = spool;
        this.limits = limits;
        write(START);
    }

    /** The number of rows so far. */
    long add(Json row) {
        if (count++ > 0) {
            write(",");
        }
        write(row.text());
        if (spool.staysInMemory()) {
            limits.check(count, spool.size());
        }
        return count;
    }

    void end() {
        write(END);
    }

    private void write(String text) {
        spool.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
