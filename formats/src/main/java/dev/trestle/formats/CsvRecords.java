package dev.trestle.formats;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.RequestBody;
import io.helidon.http.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records of a text by the letter of RFC 4180; their numbers of fields may differ. */
final class CsvRecords {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** The parser's buffer has some characters around a field. */
    private static final int AROUND_FIELD = 16 * 1024;

    private final InputStream in;
    private final int limit;
    private final Handler handler = new Handler();
    private final QuoteCounter text;
    private final Iterator<CsvRecord> records;

    /** No record may have more characters than the limit. */
    CsvRecords(InputStream in, int limit) throws IOException {
        this.in = in;
        this.limit = limit;
        PushbackReader start = new PushbackReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
        this.text = new QuoteCounter(start);
        try {
            int first = start.read();
            if (first >= 0 && first != BYTE_ORDER_MARK) {
                start.unread(first);
            }
        } catch (CharacterCodingException e) {
            throw notUtf8();
        }
        this.records = CsvReader.builder()
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize((int) Math.min(Integer.MAX_VALUE, (long) limit + AROUND_FIELD))
                .build(handler, text)
                .iterator();
    }

    /** The next record; null after the last. */
    @Nullable CsvRecord next() {
        try {
            CsvRecord record = records.hasNext() ? records.next() : null;
            if (handler.size > limit) {
                throw tooLarge();
            }
            if (handler.strayLine > 0) {
                throw malformed("a quote in a field that is not within quotes", handler.strayLine);
            }
            // Quotes occur in fields within quotes only: they are an odd number if the last such field has no end, which the parser allows.
            if (record != null && text.isOdd() && !records.hasNext() && text.isOdd()) {
                throw malformed("a field without a closing quote", record.line());
            }
            return record;
        } catch (CsvParseException e) {
            throw String.valueOf(e.getCause()).contains("maximum buffer size") ? tooLarge()
                    : malformed("text after a closing quote", handler.line);
        } catch (UncheckedIOException e) {
            throw e.getCause() instanceof CharacterCodingException ? notUtf8() : e;
        }
    }

    private HttpProblem tooLarge() {
        return RequestBody.refuse(in, RequestBody.tooLarge(limit, "The record at line " + handler.line));
    }

    private static HttpProblem notUtf8() {
        return HttpProblem.of(Status.BAD_REQUEST_400, "The body is not UTF-8");
    }

    private static HttpProblem malformed(String what, int line) {
        return HttpProblem.of(Status.BAD_REQUEST_400, "The body is not well-formed CSV: the record at line " + line + " has " + what);
    }

    /** Makes the records. What it throws would be wrapped. */
    private final class Handler extends AbstractBaseCsvCallbackHandler<CsvRecord> {

        private int line;
        private int strayLine;
        private int size;
        private List<@Nullable String> cells = new ArrayList<>();

        @Override
        protected void handleBegin(long startingLineNumber) {
            line = (int) startingLineNumber;
            size = 0;
            cells = new ArrayList<>(cells.size());
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
            size += length;
            if (size > limit) {
                return;
            }
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
