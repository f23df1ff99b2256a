package dev.trestle.runtime;

import dev.trestle.runtime.log.LogText;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Calls a hook of the service. A problem that it throws becomes the answer; any other exception is logged and answered
 * with 500.
 */
public final class HookCall {

    private static final System.Logger LOG = System.getLogger(HookCall.class.getName());

    private HookCall() {}

    /**
     * Computes a response from a row.
     *
     * @param <R> the type of the row
     * @param <S> the type of the response
     */
    @FunctionalInterface
    public interface Responder<R, S extends @Nullable Object> {

        /**
         * Makes the response.
         *
         * @param row the row, as the statement gave it
         * @return not null
         * @throws Exception an {@link HttpProblem} goes to the client; anything else is logged
         */
        S respond(R row) throws Exception;
    }

    /**
     * Calls the hook.
     *
     * @param route method and path of the route, such as {@code POST /films}; for the log
     * @param row the row
     * @param hook the hook
     * @param <R> the type of the row
     * @param <S> the type of the response
     * @return the response, never null
     * @throws HttpProblem the one that the hook throws, or 500 for any other exception, and for null
     */
    public static <R, S> S respond(String route, R row, Responder<? super R, ? extends S> hook) {
        try {
            return Objects.requireNonNull(hook.respond(row), "the hook returned null");
        } catch (HttpProblem problem) {
            throw problem;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(route, e);
        } catch (Exception e) {
            throw failure(route, e);
        }
    }

    /**
     * Calls the hook for each row, in order, until the first failure.
     *
     * @param route as for one row
     * @param rows the rows
     * @param hook the hook
     * @param <R> the type of a row
     * @param <S> the type of a response
     * @return unmodifiable, in the order of the rows
     * @throws HttpProblem as for one row
     */
    public static <R, S> List<S> respondToAll(
            String route, List<? extends R> rows, Responder<? super R, ? extends S> hook) {
        List<S> responses = new ArrayList<>(rows.size());
        for (R row : rows) {
            responses.add(respond(route, row, hook));
        }
        return Collections.unmodifiableList(responses);
    }

    private static HttpProblem failure(String route, Exception e) {
        LOG.log(Level.ERROR, "The hook of " + route + " failed", LogText.of(e));
        return HttpProblem.failure(e);
    }
}
