package dev.trestle.jobs;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.JsonForm;
import dev.trestle.runtime.JsonHttp;
import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.types.Json;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A result that is in memory when it is read.
 *
 * @param sender null to send it as JSON
 */
record WholeResult<R>(JsonForm<R> form, @Nullable ResultSender<? super R> sender) implements ResultForm<R> {

    @Override
    public ResultForm<R> sentBy(ResultSender<? super R> other) {
        return new WholeResult<>(form, other);
    }

    @Override
    public R read(InputStream stored) {
        return form.read(ResultStore.json(stored));
    }

    @Override
    public Json answer(Json stored) {
        return form.answer(stored);
    }

    @Override
    public boolean isSentAsStored() {
        return sender == null && form.isAnswer();
    }

    @Override
    public boolean isSent(
            JsonHttp json, ServerRequest request, ServerResponse response, Supplier<? extends InputStream> stored) {
        Json text = ResultStore.json(stored.get());
        ResultSender<? super R> by = sender;
        if (by == null) {
            Optional<Json> shown = converted(known -> known.answer(text));
            shown.ifPresent(answer -> json.send(response, Status.OK_200, out -> out.value(answer, PgCodecs.JSON)));
            return shown.isPresent();
        }
        Optional<R> result = converted(known -> known.read(text));
        result.ifPresent(value -> by.send(request, response, value));
        return result.isPresent();
    }

    /** Empty if it has the form of another deployment. */
    private <T> Optional<T> converted(Function<JsonForm<R>, ? extends T> conversion) {
        try {
            return Optional.of(conversion.apply(form));
        } catch (HttpProblem problem) {
            return Optional.empty();
        }
    }
}
