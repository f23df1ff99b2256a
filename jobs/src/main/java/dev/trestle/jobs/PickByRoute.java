package dev.trestle.jobs;

import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepositoryContext;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.shaded.jdbc.SQLRuntimeException;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * Picks due jobs of those routes that this server knows, and of each no more than it has room for: first of the routes
 * that have the fewest running here, and of a route the oldest. So no route holds another up, however long its queue;
 * db-scheduler itself would pick in one line.
 */
final class PickByRoute extends PostgreSqlJdbcCustomization {

    private static final String SQL = """
            WITH waiting AS (
                SELECT next.*, route.taken
                       + row_number() OVER (PARTITION BY route.name ORDER BY next.execution_time) AS turn
                  FROM unnest(?::text[], ?::int[], ?::int[]) AS route (name, taken, free)
                 CROSS JOIN LATERAL (
                    SELECT task.task_name, task.task_instance, task.execution_time
                      FROM trestle.scheduled_task task
                     WHERE task.task_name = route.name AND NOT task.picked AND task.execution_time <= now()
                     ORDER BY task.execution_time
                     LIMIT route.free
                       FOR UPDATE SKIP LOCKED) AS next),
            due AS (SELECT task_name, task_instance FROM waiting ORDER BY turn, execution_time LIMIT ?)
            UPDATE trestle.scheduled_task task
               SET picked = true, picked_by = ?, last_heartbeat = ?, version = task.version + 1
              FROM due
             WHERE task.task_name = due.task_name AND task.task_instance = due.task_instance
            RETURNING task.*""";

    private static final System.Logger LOG = System.getLogger(PickByRoute.class.getName());

    private final Slots slots;
    private final Predicate<String> picks;

    private volatile boolean isFailing;

    /** Picks only of routes that {@code picks} says: attempts would be used up for what the service or the schema lacks. */
    PickByRoute(Slots slots, Predicate<String> picks) {
        super(false, false);
        this.slots = slots;
        this.picks = picks;
    }

    @Override
    public List<Execution> lockAndFetchSingleStatement(
            JdbcTaskRepositoryContext context, Instant now, int limit, boolean orderByPriority) {
        List<Slots.Room> rooms = slots.rooms().stream().filter(room -> picks.test(room.route())).toList();
        if (rooms.isEmpty()) {
            return List.of();
        }
        try {
            List<Execution> picked = pick(context, now, limit, rooms);
            isFailing = false;
            return picked;
        } catch (SQLRuntimeException e) {
            // Once until it works again; db-scheduler would print a stack trace at each of its polls.
            if (!isFailing) {
                isFailing = true;
                LOG.log(Level.WARNING, () -> "Jobs cannot be picked at present: " + e.getMessage());
            }
            return List.of();
        }
    }

    private List<Execution> pick(JdbcTaskRepositoryContext context, Instant now, int limit, List<Slots.Room> rooms) {
        List<Execution> picked = context.jdbcRunner.query(SQL, statement -> {
            Connection connection = statement.getConnection();
            statement.setArray(1, connection.createArrayOf("text", rooms.stream().map(Slots.Room::route).toArray()));
            statement.setArray(2, connection.createArrayOf("int4", rooms.stream().map(Slots.Room::taken).toArray()));
            statement.setArray(3, connection.createArrayOf("int4", rooms.stream().map(Slots.Room::free).toArray()));
            statement.setInt(4, limit);
            statement.setString(5, context.schedulerName.getName());
            setInstant(statement, 6, now);
        }, context.resultSetMapper.get());
        picked.forEach(execution -> slots.take(execution.taskInstance.getTaskName()));
        return picked;
    }
}
