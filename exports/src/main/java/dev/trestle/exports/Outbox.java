package dev.trestle.exports;

import dev.trestle.runtime.Database;
import dev.trestle.runtime.Json;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where entries are made. */
final class Outbox {

    private final Database database;

    Outbox(Database database) {
        this.database = database;
    }

    /** An entry before it is made: its lane, and its record or row. */
    record Sheet(@Nullable String lane, Json json) {}

    <T> T transaction(String target, Function<? super Database, ? extends T> work) {
        return database.transaction(work);
    }

    void enter(Database transaction, Export<?> export, List<Sheet> sheets) {}

    List<Long> enterRows(Database transaction, Export<?> export, List<Sheet> sheets) {
        return List.of();
    }

    void complete(String target, List<Long> ids, List<Json> records) {}
}
