package dev.trestle.load;

import dev.trestle.runtime.place.BodyRow;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Rows that go into the table itself. A chunk has the columns of its first row. When a row comes that has others, PostgreSQL 16 and
 * later get chunks with all columns, in which a mark stands for a default; earlier versions a chunk for each change of columns.
 */
final class TableLayout<R> implements Layout<R> {

    private final List<LoadColumn<R>> columns;
    private final boolean hasMark;
    private final Chunks chunks;
    private final BitSet present = new BitSet();
    private boolean marked;
    private boolean begun;

    TableLayout(List<LoadColumn<R>> columns, boolean hasMark, Chunks chunks) {
        this.columns = columns;
        this.hasMark = hasMark;
        this.chunks = chunks;
    }

    @Override
    public Chunk chunk(R first) {
        marked |= hasMark && begun && !fits(first);
        begun = true;
        List<String> names = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            boolean isIn = marked || !columns.get(i).isDefault(first);
            present.set(i, isIn);
            if (isIn) {
                names.add(columns.get(i).name());
            }
        }
        return chunks.chunk(names, marked);
    }

    @Override
    public boolean fits(R row) {
        for (int i = 0; !marked && i < columns.size(); i++) {
            if (columns.get(i).isDefault(row) == present.get(i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void add(Chunk chunk, R row, BodyRow origin) {
        for (int i = present.nextSetBit(0); i >= 0; i = present.nextSetBit(i + 1)) {
            columns.get(i).text().add(row, chunk.text());
        }
        chunk.add(origin);
    }
}
