package dev.trestle.formats.parquet;

import java.io.IOException;
import org.apache.parquet.format.ColumnMetaData;
import org.jspecify.annotations.Nullable;

/** The cells of a column in a row group, one after the other. */
final class ChunkCells {

    private final ParquetField field;
    private final ChunkPages pages;
    private final Amounts amounts;
    private long left;
    private ChunkPages.@Nullable Page page;
    private int leftInPage;
    private int repetition;
    private int definition;
    private boolean ahead;

    ChunkCells(ParquetInput in, ParquetField field, ColumnMetaData chunk, Amounts amounts) throws IOException {
        this.field = field;
        this.pages = new ChunkPages(in, field, chunk, amounts);
        this.amounts = amounts;
        this.left = chunk.getNum_values();
    }

    /** A value as {@link dev.trestle.runtime.cells.CellText} has it; null for null. */
    @Nullable Object next() throws IOException {
        if (!ahead && !advance()) {
            throw ParquetProblems.malformed("a column of fewer values than rows");
        }
        ahead = false;
        return field.levels().isList() ? list() : value();
    }

    /** Nothing may follow the last row. */
    void end() throws IOException {
        if (ahead || left > 0) {
            throw ParquetProblems.malformed("a column of more values than rows");
        }
        pages.close();
    }

    private boolean advance() throws IOException {
        if (left <= 0) {
            return false;
        }
        if (page == null || leftInPage == 0) {
            page = pages.next();
            leftInPage = page.count();
        }
        left--;
        leftInPage--;
        ChunkPages.Page current = page;
        repetition = Thrift.guarded(() -> current.repetition().next());
        definition = Thrift.guarded(() -> current.definition().next());
        if (definition > field.levels().present()) {
            throw ParquetProblems.malformed("a level beyond those of its schema");
        }
        return true;
    }

    private @Nullable Object value() {
        ChunkPages.Page current = page;
        if (current == null || definition < field.levels().present()) {
            return null;
        }
        Object cell = Thrift.guarded(() -> field.reading().of(current.values().next()));
        amounts.add(cell instanceof String text ? text.length() : Long.BYTES);
        return cell;
    }

    private @Nullable String list() throws IOException {
        if (repetition != 0) {
            throw ParquetProblems.malformed("an item before its list");
        }
        if (definition < field.levels().list()) {
            return null;
        }
        if (definition < field.levels().item()) {
            return "[]";
        }
        StringBuilder array = new StringBuilder("[");
        do {
            Object item = value();
            array.append(array.length() == 1 ? "" : ",").append(item == null ? "null" : item);
            amounts.add(1);
            ahead = advance();
        } while (ahead && repetition > 0);
        return array.append(']').toString();
    }
}
