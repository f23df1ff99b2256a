package dev.trestle.variants;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.routing.Routes;
import dev.trestle.runtime.service.PartMigrations;
import dev.trestle.runtime.service.PartStart;
import dev.trestle.runtime.service.ServerPart;
import dev.trestle.runtime.service.Trestle;
import dev.trestle.runtime.settings.Settings;
import io.helidon.health.HealthCheck;
import io.helidon.http.Status;
import java.lang.System.Logger.Level;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Switch routes: each request is answered by one of several routes, the variants. The table {@code trestle.switch} has the choice, and
 * every server reads it at least once a second, on a connection of its own. No request waits for it: while the database is unavailable,
 * the last known choice holds.
 *
 * <p>Its configuration, below {@code trestle}:
 *
 * <table>
 * <caption>Keys, defaults and meaning</caption>
 * <tr><td>{@code variants.poll-interval}</td><td>PT0.5S</td><td>how often a server reads the choice; at most PT0.8S</td></tr>
 * <tr><td>{@code variants.http}</td><td>false</td><td>whether the paths below {@code /switches} are served; they have no
 * authorization of their own</td></tr>
 * </table>
 *
 * <p>It starts and stops with the server that {@link Trestle#server} makes. Switches have to be added before that.
 */
public final class Variants implements ServerPart {

    private static final System.Logger LOG = System.getLogger(Variants.class.getName());
    private static final PartMigrations TABLES = new PartMigrations(Variants.class, "variants", List.of("variants-1.sql"), List.of("switch"));
    private static final Duration STOP = Duration.ofSeconds(5);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Trestle trestle;
    private final Duration interval;
    private final boolean http;
    private final PartStart tables;
    private final List<RouteSwitch<?, ?>> switches = new CopyOnWriteArrayList<>();
    private volatile @Nullable DataSource connections;
    private volatile @Nullable SwitchReader reader;

    private Variants(Trestle trestle) {
        Settings settings = trestle.settings().at("variants");
        this.trestle = trestle;
        this.interval = settings.duration("poll-interval", "PT0.5S", Duration.ofMillis(10), Duration.ofMillis(800));
        this.http = settings.flag("http", false);
        this.tables = new PartStart(TABLES, trestle.database(), this::begin);
    }

    /**
     * Attaches switch routes to the service; its database need not be available yet.
     *
     * @param trestle has the database and the configuration
     * @return stopped with the server
     * @throws RuntimeException if a key is malformed
     */
    public static Variants create(Trestle trestle) {
        Variants variants = new Variants(trestle);
        trestle.attach(variants);
        return variants;
    }

    /**
     * Adds a switch of generated code, which chooses at random for each request.
     *
     * @param name of the switch route
     * @param variants at least two
     * @param <Q> the request
     * @param <R> the result
     * @return chooses by the percentages of the variants, until the table is read
     * @throws IllegalArgumentException if there is such a switch
     * @throws IllegalStateException if the server has started
     */
    public <Q, R> RouteSwitch<Q, R> add(String name, List<Variant<Q, R>> variants) {
        return add(new RouteSwitch<>(name, null, variants, trestle::fits));
    }

    /**
     * Adds a switch of generated code, which chooses the same variant for the same client.
     *
     * @param name of the switch route
     * @param stickyHeader the header that identifies a client; the choice is random for requests without it
     * @param variants at least two
     * @param <Q> the request
     * @param <R> the result
     * @return as above
     * @throws IllegalArgumentException if there is such a switch
     * @throws IllegalStateException if the server has started
     */
    public <Q, R> RouteSwitch<Q, R> add(String name, String stickyHeader, List<Variant<Q, R>> variants) {
        return add(new RouteSwitch<>(name, stickyHeader, variants, trestle::fits));
    }

    private synchronized <Q, R> RouteSwitch<Q, R> add(RouteSwitch<Q, R> added) {
        if (reader != null) {
            throw new IllegalStateException("The switch " + added.name() + " was added after the start of the server");
        }
        if (find(added.name()) != null) {
            throw new IllegalArgumentException("There are two switches with the name " + added.name());
        }
        switches.add(added);
        return added;
    }

    /**
     * Sets the percentage of a variant; the other variants of this server share the rest in the proportion that they had. Variants that only
     * other versions of the service have get none. This server follows before the method returns, and the others within a second.
     *
     * @param name of the switch route
     * @param variant its variant
     * @param percentage from 0 to 100
     * @throws HttpProblem 503 while the table does not exist, and if the database is unavailable or refuses the statement
     * @throws IllegalArgumentException if there is no such switch or variant, or the percentage is out of its range
     */
    public void switchTo(String name, String variant, BigDecimal percentage) {
        RouteSwitch<?, ?> one = find(name);
        if (one == null || one.variants().stream().noneMatch(known -> known.name().equals(variant))) {
            throw new IllegalArgumentException("There is no switch " + name + " with a variant " + variant);
        }
        if (percentage.signum() < 0 || percentage.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new IllegalArgumentException("The percentage has to be from 0 to 100");
        }
        SwitchReader begun = reader;
        if (begun == null) {
            throw HttpProblem.status(Status.SERVICE_UNAVAILABLE_503).detail("The switches have not started yet").retryAfter(RETRY).build();
        }
        begun.follow(one, new SwitchTable(trestle.database()).switchTo(one, variant, percentage));
    }

    @Nullable RouteSwitch<?, ?> find(String name) {
        return switches.stream().filter(known -> known.name().equals(name)).findFirst().orElse(null);
    }

    SwitchReport report() {
        SwitchReader begun = reader;
        return new SwitchReport(List.copyOf(switches), begun == null ? null : begun.readAt());
    }

    /** Before the first request; again after a failure. */
    private void begin() {
        DataSource opened = connections;
        if (opened == null) {
            // Requests may hold all connections of the service's pool.
            opened = trestle.pool("trestle-variants", 1);
            connections = opened;
        }
        SwitchReader made = new SwitchReader(new SwitchTable(trestle.database(opened)), switches, interval);
        made.read();
        reader = made;
        made.start();
    }

    @Override
    public void routes(Routes routes) {
        if (http) {
            new SwitchRoutes(trestle.json(), this).register(routes);
        }
    }

    @Override
    public List<HealthCheck> health() {
        return switches.isEmpty() ? List.of() : List.of(tables);
    }

    @Override
    public boolean hasBegun() {
        return switches.isEmpty() || tables.hasBegun();
    }

    @Override
    public void start() {
        if (!switches.isEmpty()) {
            tables.start();
        }
    }

    @Override
    public void stop() {
        tables.stop();
        SwitchReader begun = reader;
        if (begun == null) {
            return;
        }
        begun.stop();
        try {
            if (!begun.awaitEnd(STOP)) {
                begun.interrupt();
                if (!begun.awaitEnd(STOP)) {
                    LOG.log(Level.WARNING, "The reading of the choice of variants does not end; the server stops without it");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
