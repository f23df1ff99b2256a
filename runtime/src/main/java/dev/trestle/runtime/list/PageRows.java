package dev.trestle.runtime.list;

import dev.trestle.runtime.database.ResultRow;
import dev.trestle.runtime.database.RowSink;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hands on the rows of a page; one row more only tells that a page follows. */
final class PageRows implements RowSink {

    private final int limit;
    private final List<OrderColumn<?>> order;
    private final RowSink sink;
    private final List<@Nullable String> last = new ArrayList<>();
    private int count;
    private boolean hasNext;

    PageRows(int limit, List<OrderColumn<?>> order, RowSink sink) {
        this.limit = limit;
        this.order = order;
        this.sink = sink;
    }

    @Override
    public void row(ResultRow row) throws SQLException {
        if (count == limit) {
            hasNext = true;
            return;
        }
        sink.row(row);
        if (++count == limit) {
            for (OrderColumn<?> column : order) {
                last.add(column.read(row));
            }
        }
    }

    /** The position of the last row of the page; empty if no page follows. */
    List<@Nullable String> position() {
        return hasNext ? last : List.of();
    }
}
