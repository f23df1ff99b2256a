package dev.trestle.exports;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.worker.Worker;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Delivers to one target, on a thread of its own. */
final class Deliverer extends Worker {

    private static final System.Logger LOG = System.getLogger(Deliverer.class.getName());
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Target target;
    private final Map<String, Export<?>> exports;
    private final Database source;
    private final Duration pollInterval;

    private Duration pause = SHORTEST;
    private Instant awayUntil = Instant.MIN;

    Deliverer(
            Target target, Map<String, Export<?>> exports, Database source, Duration pollInterval,
            BooleanSupplier isReady) {
        super("trestle-export-" + target.name(), isReady);
        this.target = target;
        this.exports = Map.copyOf(exports);
        this.source = source;
        this.pollInterval = pollInterval;
    }

    @Override
    protected Duration round() throws InterruptedException {
        Duration left = Duration.between(Instant.now(), awayUntil);
        if (left.isPositive()) {
            // Woken by whoever entered more for a target that is away.
            return left;
        }
        Delivery.End end = deliver();
        if (end == Delivery.End.AWAY) {
            Duration wait = pause;
            awayUntil = Instant.now().plus(wait);
            pause = pause.multipliedBy(2).compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST;
            return wait;
        }
        pause = SHORTEST;
        return end == Delivery.End.MORE ? Duration.ZERO : pollInterval;
    }

    private Delivery.End deliver() throws InterruptedException {
        try {
            return Delivery.round(target, exports, source);
        } catch (SQLException e) {
            target.away(e);
        } catch (HttpProblem problem) {
            LOG.log(Level.WARNING, () -> "Entries for " + target.name() + " wait for the service's own database: "
                    + problem.getMessage());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "Entries for " + target.name() + " cannot be delivered", e);
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return Delivery.End.AWAY;
    }
}
