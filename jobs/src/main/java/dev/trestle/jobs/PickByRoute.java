package dev.trestle.jobs;

import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepositoryContext;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.shaded.jdbc.SQLRuntimeException;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Picks due jobs, the oldest first, of those routes that this server knows, and of each no more than it has room for. So
 * a route at its limit holds no other up, however long its queue; db-scheduler itself would pick in one line.
 */
final class PickByRoute extends PostgreSqlJdbcCustomization {

    private static final String SQL = """
            WITH due AS (
                SELECT next.task_name, next.task_instance
                  FROM unnest(?::text[], ?::int[]) AS route (name, free)
                 CROSS JOIN LATERAL (
                    SELECT task.task_name, task.task_instance, task.execution_time
                      FROM trestle.scheduled_task task
                     WHERE task.task_name = route.name AND NOT task.picked AND task.execution_time <= now()
                     ORDER BY task.execution_time
                     LIMIT route.free
                       FOR UPDATE SKIP LOCKED) AS next
                 ORDER BY next.execution_time
                 LIMIT ?)
            UPDATE trestle.scheduled_task task
               SET picked = true, picked_by = ?, last_heartbeat = ?, version = task.version + 1
              FROM due
             WHERE task.task_name = due.task_name AND task.task_instance = due.task_instance
            RETURNING task.*""";

    private static final System.Logger LOG = System.getLogger(PickByRoute.class.getName());

    private final Slots slots;

    private volatile boolean isFailing;

    PickByRoute(Slots slots) {
        super(false, false);
        this.slots = slots;
    }

    @Override
    public List<Execution> lockAndFetchSingleStatement(
            JdbcTaskRepositoryContext context, Instant now, int limit, boolean orderByPriority) {
        try {
            List<Execution> picked = pick(context, now, limit);
            isFailing = false;
            return picked;
        } catch (SQLRuntimeException e) {
            // Once until it works again; db-scheduler would print a stack trace at each of its polls.
            if (!isFailing) {
                isFailing = true;
                LOG.log(Level.WARNING, () -> "Jobs cannot be picked now: " + e.getMessage());
            }
            return List.of();
        }
    }

    private List<Execution> pick(JdbcTaskRepositoryContext context, Instant now, int limit) {
        Map<String, Integer> free = slots.free();
        List<Execution> picked = context.jdbcRunner.query(SQL, statement -> {
            statement.setArray(1, statement.getConnection().createArrayOf("text", free.keySet().toArray()));
            statement.setArray(2, statement.getConnection().createArrayOf("int4", free.values().toArray()));
            statement.setInt(3, limit);
            statement.setString(4, context.schedulerName.getName());
            setInstant(statement, 5, now);
        }, context.resultSetMapper.get());
        picked.forEach(execution -> slots.take(execution.taskInstance.getTaskName()));
        return picked;
    }
}
