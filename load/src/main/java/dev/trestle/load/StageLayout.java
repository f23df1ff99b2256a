package dev.trestle.load;

import dev.trestle.runtime.place.BodyRow;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Rows that go into a temporary table first, with the number of the row, and that of the set of columns that it has. */
final class StageLayout<R> implements Layout<R> {

    /** The columns of the temporary table besides those of the table; no table has columns of such names. */
    static final String ROW = "\"trestle.row\"";
    static final String SET = "\"trestle.set\"";
    static final String LINE = "\"trestle.line\"";
    static final String TEXT = "\"trestle.text\"";

    private final List<LoadColumn<R>> columns;
    private final boolean merges;
    private final boolean reports;
    private final Chunks chunks;
    private final List<String> names;
    private final Map<BitSet, Integer> sets = new LinkedHashMap<>();
    private int rows;

    StageLayout(List<LoadColumn<R>> columns, boolean merges, boolean reports, Chunks chunks) {
        this.columns = columns;
        this.merges = merges;
        this.reports = reports;
        this.chunks = chunks;
        this.names = Stream.concat(columns.stream().map(LoadColumn::name), Stream.of(ROW, SET, LINE, TEXT)).toList();
    }

    /** The columns of each set, whose numbers are from 0 on. */
    List<List<String>> sets() {
        List<List<String>> found = new ArrayList<>();
        sets.keySet().forEach(set -> found.add(set.stream().mapToObj(i -> columns.get(i).name()).toList()));
        return found;
    }

    /** The columns of the table. */
    List<String> ofTable() {
        return names.subList(0, columns.size());
    }

    /** The number of the last row, and 1. */
    int rows() {
        return rows;
    }

    @Override
    public Chunk chunk(R first) {
        return chunks.chunk(names, false);
    }

    @Override
    public boolean fits(R row) {
        return true;
    }

    @Override
    public void add(Chunk chunk, R row, BodyRow origin) {
        BitSet set = new BitSet();
        for (int i = 0; i < columns.size(); i++) {
            LoadColumn<R> column = columns.get(i);
            boolean isIn = column.isIn().test(row);
            if (isIn) {
                column.text().add(row, chunk.text());
            } else {
                chunk.text().value(null);
            }
            // A column that a merge is not given stays as it is.
            set.set(i, isIn || !merges && !column.isDefault(row));
        }
        Integer number = sets.get(set);
        if (number == null) {
            number = sets.size();
            sets.put(set, number);
        }
        rows = origin.number() + 1;
        chunk.text().value(Integer.toString(origin.number()));
        chunk.text().value(number.toString());
        chunk.text().value(Integer.toString(origin.line()));
        chunk.text().value(reports ? new OriginalText(origin).whole() : null);
        chunk.add(origin);
    }
}
