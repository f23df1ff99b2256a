package dev.trestle.computed.limit;

import dev.trestle.runtime.HttpProblem;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls that this server may begin now. Those that it does not begin are given back. For one thread. */
public final class Turns implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Turns.class.getName());

    static final Duration UNKNOWN = Duration.ofMillis(-1);

    private final @Nullable Limits limits;
    private final String name;
    private final int number;
    private final List<Long> calls;
    private final Duration wait;
    private int next;

    /** Of calls that are not counted, if there are no limits. */
    Turns(@Nullable Limits limits, String name, int number, List<Long> calls, Duration wait) {
        this.limits = limits;
        this.name = name;
        this.number = number;
        this.calls = calls;
        this.wait = wait;
    }

    /** The number of calls that may begin. */
    public int number() {
        return number;
    }

    /**
     * When to ask again, if none may begin.
     *
     * @param otherwise if this is not known: a call of another server has to end; also the longest wait
     */
    public Duration waitOr(Duration otherwise) {
        return wait.isNegative() || wait.compareTo(otherwise) > 0 ? otherwise : wait;
    }

    /**
     * The next of the calls.
     *
     * @throws IllegalStateException if there are no more
     */
    public Turn next() {
        if (next == number) {
            throw new IllegalStateException("All turns of " + name + " are taken");
        }
        List<Long> entry = calls.isEmpty() ? List.of() : List.of(calls.get(next));
        next++;
        return new Turn(limits, name, entry);
    }

    /** Gives those back that were not taken. If the database does not answer, they end by their time. */
    @Override
    public void close() {
        Limits from = limits;
        if (next < number && from != null) {
            quietly(name, () -> from.giveBack(name, number - next, calls.isEmpty() ? List.of() : calls.subList(next, number)));
            next = number;
        }
    }

    static void quietly(String name, Runnable statement) {
        try {
            statement.run();
        } catch (HttpProblem problem) {
            LOG.log(Level.DEBUG, () -> "Calls of the limit " + name + " end by their time: " + problem.getMessage());
        }
    }
}
