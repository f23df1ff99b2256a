package dev.trestle.computed.parameter;

import dev.trestle.computed.call.SingleCalls;
import dev.trestle.computed.failure.Failure;
import dev.trestle.computed.failure.FailureLog;
import dev.trestle.computed.failure.Refusal;
import dev.trestle.computed.failure.WrongResult;
import dev.trestle.computed.limit.Turn;
import dev.trestle.runtime.HttpProblem;
import io.helidon.http.Status;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a query that the function of a computed column computes from fields of the request: a search text, for example, by the
 * model that has computed the column. The call counts for the limit of the column, and no connection is in use while the function runs.
 *
 * @param <I> the inputs of the function
 * @param <V> the value
 */
public final class ComputedParameter<I, V> {

    /** For a turn of the limit; a client waits. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final SingleCalls<I, V> calls;
    private final Runnable readiness;
    private final String fields;
    private final FailureLog log;

    /**
     * A parameter.
     *
     * @param calls of the function
     * @param readiness throws an {@link HttpProblem} while the limits are not known yet
     * @param fields of the request that it is computed from, for messages to clients
     */
    public ComputedParameter(SingleCalls<I, V> calls, Runnable readiness, List<String> fields) {
        this.calls = calls;
        this.readiness = readiness;
        this.fields = String.join(", ", fields);
        this.log = new FailureLog(calls.column());
    }

    /**
     * Computes a value that the query expects not to be null.
     *
     * @param inputs of the function
     * @return the value
     * @throws HttpProblem 422 if the function refuses the inputs or returns null, 503 if it cannot be called now, or is unavailable, 504 if it
     *     takes too long, and 500 for any other exception, which is logged
     */
    public V value(I inputs) {
        V value = valueOrNull(inputs);
        if (value == null) {
            throw refused();
        }
        return value;
    }

    /**
     * Computes a value of a query that has a meaning for null.
     *
     * @param inputs of the function
     * @return null if the function returns it
     * @throws HttpProblem as {@link #value}, but not for null
     */
    public @Nullable V valueOrNull(I inputs) {
        readiness.run();
        try {
            Turn turn = calls.turn(LONGEST_WAIT);
            if (turn == null) {
                throw unavailable(LONGEST_WAIT);
            }
            return calls.call(inputs, turn);
        } catch (TimeoutException e) {
            log.log(e);
            throw HttpProblem.status(Status.GATEWAY_TIMEOUT_504).detail("It took too long to compute a value from " + fields).cause(e).build();
        } catch (ExecutionException | WrongResult e) {
            throw problem(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(RETRY);
        }
    }

    private HttpProblem problem(Exception thrown) {
        Throwable inner = thrown instanceof ExecutionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        Failure failure = Failure.of(inner);
        if (failure.pause().isPositive()) {
            calls.gate().pause(failure.pause(), failure.type());
        }
        if (!(inner instanceof Refusal)) {
            log.log(inner);
        }
        return switch (failure.kind()) {
            case FINAL -> refused();
            case PASSING -> unavailable(failure.pause().isPositive() ? failure.pause() : RETRY);
            case OF_ROW -> HttpProblem.failure(inner);
        };
    }

    private HttpProblem refused() {
        return HttpProblem.of(Status.UNPROCESSABLE_CONTENT_422, "No value can be computed from " + fields);
    }

    private HttpProblem unavailable(Duration retryAfter) {
        return HttpProblem.status(Status.SERVICE_UNAVAILABLE_503).detail("No value can be computed from " + fields + " at the moment")
                .retryAfter(retryAfter).build();
    }
}
