package dev.trestle.runtime.rows;

import dev.trestle.runtime.cancellation.Cancellation;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.database.RowReader;
import dev.trestle.runtime.database.StatementBinder;
import java.util.List;
import java.util.function.Consumer;

/** The rows of a statement of the database. */
record StatementRows<T>(Database database, String sql, StatementBinder binder, RowReader<? extends T> reader) implements RowSource<T> {

    @Override
    public List<T> list(Cancellation cancellation) {
        return database.cancelledBy(cancellation).list(sql, binder, reader);
    }

    @Override
    public void forEach(Consumer<? super T> action) {
        database.stream(sql, binder, row -> action.accept(reader.read(row)));
    }
}
