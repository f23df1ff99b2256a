package dev.trestle.jobs;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.JsonForm;
import dev.trestle.runtime.JsonHttp;
import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.types.Json;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A result of rows, of which only one at a time is in memory when it is sent.
 *
 * @param row the stored form of a row
 * @param sender null to send them as JSON
 */
record RowsResult<T>(JsonForm<T> row, @Nullable ResultSender<? super Iterable<T>> sender) implements ResultForm<List<T>> {

    @Override
    public ResultForm<List<T>> sentBy(ResultSender<? super List<T>> other) {
        return new RowsResult<>(row, (request, response, rows) -> {
            List<T> all = new ArrayList<>();
            rows.forEach(all::add);
            other.send(request, response, Collections.unmodifiableList(all));
        });
    }

    @Override
    public List<T> read(InputStream stored) {
        List<T> all = new ArrayList<>();
        try (StoredRows<T> rows = StoredRows.of(stored, row::read)) {
            rows.forEachRemaining(all::add);
        }
        return Collections.unmodifiableList(all);
    }

    @Override
    public Json answer(Json stored) {
        if (row.isAnswer()) {
            return stored;
        }
        StringJoiner all = new StringJoiner(",", RowsWriter.START, RowsWriter.END);
        byte[] text = stored.text().getBytes(StandardCharsets.UTF_8);
        try (StoredRows<Json> rows = StoredRows.of(new ByteArrayInputStream(text), row::answer)) {
            rows.forEachRemaining(answer -> all.add(answer.text()));
        }
        return new Json(all.toString());
    }

    @Override
    public boolean isSentAsStored() {
        return sender == null && row.isAnswer();
    }

    @Override
    public boolean isSent(
            JsonHttp json, ServerRequest request, ServerResponse response, Supplier<? extends InputStream> stored) {
        ResultSender<? super Iterable<T>> by = sender;
        return by == null
                ? isSent(stored.get(), row::answer, rows -> json.sendRows(response,
                        out -> rows.forEach(answer -> out.value(answer, PgCodecs.JSON))))
                : isSent(stored.get(), row::read, rows -> by.send(request, response, rows));
    }

    private static <V> boolean isSent(
            InputStream stored, Function<? super Json, ? extends V> reader, Consumer<? super Iterable<V>> send) {
        StoredRows<V> opened;
        try {
            opened = StoredRows.of(stored, reader);
        } catch (HttpProblem problem) {
            return false;
        }
        try (StoredRows<V> rows = opened) {
            send.accept((Iterable<V>) () -> rows);
        }
        return true;
    }
}
