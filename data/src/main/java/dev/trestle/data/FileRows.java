package dev.trestle.data;

import dev.trestle.runtime.cancellation.Cancellation;
import dev.trestle.runtime.rows.RowSource;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The rows of a query of files. */
record FileRows<T>(
        FileQuery query, List<? extends List<? extends @Nullable String>> files, FileBinder binder, FileRowReader<? extends T> reader)
        implements RowSource<T> {

    @Override
    public List<T> list(Cancellation cancellation) {
        return query.list(files, binder, reader, cancellation);
    }

    @Override
    public void forEach(Consumer<? super T> action) {
        query.each(files, binder, row -> action.accept(reader.read(row)));
    }
}
