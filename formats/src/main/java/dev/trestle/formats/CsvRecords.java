package dev.trestle.formats;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.trestle.runtime.HttpProblem;
import io.helidon.http.Status;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records of a text by the letter of RFC 4180; their numbers of fields may differ. */
final class CsvRecords {

    private final Handler handler = new Handler();
    private final Iterator<CsvRecord> records;
    private final boolean isOpen;

    CsvRecords(String text) {
        this.records = CsvReader.builder()
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(handler, text)
                .iterator();
        // Quotes occur in fields within quotes only: they are an odd number if the last such field has no end, which the parser allows.
        this.isOpen = text.chars().filter(c -> c == '"').count() % 2 != 0;
    }

    /** The next record; null after the last. */
    @Nullable CsvRecord next() {
        try {
            CsvRecord record = records.hasNext() ? records.next() : null;
            if (handler.strayLine > 0) {
                throw malformed("a quote in a field that is not within quotes", handler.strayLine);
            }
            if (record != null && isOpen && !records.hasNext()) {
                throw malformed("a field without a closing quote", record.line());
            }
            return record;
        } catch (CsvParseException e) {
            throw malformed("text after a closing quote", handler.line);
        }
    }

    private static HttpProblem malformed(String what, int line) {
        return HttpProblem.of(Status.BAD_REQUEST_400, "The body is not well-formed CSV: the record at line " + line + " has " + what);
    }

    /** Makes the records. What it throws would be wrapped. */
    private static final class Handler extends AbstractBaseCsvCallbackHandler<CsvRecord> {

        private int line;
        private int strayLine;
        private List<@Nullable String> cells = new ArrayList<>();

        @Override
        protected void handleBegin(long startingLineNumber) {
            line = (int) startingLineNumber;
            cells = new ArrayList<>(cells.size());
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
            String text = new String(buffer, offset, length);
            cells.add(length == 0 && !quoted ? null : text);
            if (!quoted && text.indexOf('"') >= 0) {
                strayLine = line;
            }
        }

        @Override
        protected void handleEmpty() {
            cells.add(null);
        }

        @Override
        protected CsvRecord buildRecord() {
            return new CsvRecord(line, cells);
        }
    }
}
