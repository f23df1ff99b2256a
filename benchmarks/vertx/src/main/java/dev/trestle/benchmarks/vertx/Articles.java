package dev.trestle.benchmarks.vertx;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.core.streams.WriteStream;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** The statements. */
final class Articles {

    private static final String SELECT = "SELECT " + ArticleJson.COLUMNS + " FROM article ";
    private static final String BY_ID = SELECT + "WHERE article_id = $1";
    private static final String LIST = SELECT + "WHERE article_id > $1 ORDER BY article_id LIMIT 100";
    private static final String SEARCH = SELECT + Search.WHERE;
    private static final String ALL = SELECT + "WHERE article_id <= 10000 ORDER BY article_id";
    private static final String LARGE = "SELECT " + ArticleJson.COLUMNS
            + " FROM generate_series(1, $1::integer) AS copy CROSS JOIN article WHERE article_id <= 10000";
    private static final String UPDATE = "UPDATE article SET price = coalesce($1, price), stock = coalesce($2, stock)"
            + " WHERE article_id = $3 RETURNING " + ArticleJson.COLUMNS;

    private static final int FETCH_SIZE = 1000;

    private final SqlClient client;
    private final Pool pool;

    Articles(SqlClient client, Pool pool) {
        this.client = client;
        this.pool = pool;
    }

    Future<RowSet<Row>> byId(int id) {
        return client.preparedQuery(BY_ID).execute(Tuple.of(id));
    }

    Future<RowSet<Row>> list(int after) {
        return client.preparedQuery(LIST).execute(Tuple.of(after));
    }

    Future<RowSet<Row>> search(Search search) {
        return client.preparedQuery(SEARCH).execute(search.parameters());
    }

    Future<RowSet<Row>> all() {
        return client.preparedQuery(ALL).execute();
    }

    Future<RowSet<Row>> create(JsonObject article) {
        return client.preparedQuery(NewArticle.INSERT).execute(NewArticle.values(article));
    }

    /** The results of one statement each, all in one go and one transaction. */
    Future<List<RowSet<Row>>> createAll(List<JsonObject> articles) {
        List<Tuple> values = articles.stream().map(NewArticle::values).toList();
        return pool.withTransaction(connection ->
                connection.preparedQuery(NewArticle.INSERT).executeBatch(values).map(Articles::results));
    }

    private static List<RowSet<Row>> results(RowSet<Row> first) {
        List<RowSet<Row>> results = new ArrayList<>();
        for (RowSet<Row> result = first; result != null; result = result.next()) {
            results.add(result);
        }
        return results;
    }

    Future<RowSet<Row>> update(int id, JsonObject change) {
        return client.preparedQuery(UPDATE)
                .execute(Tuple.of(NewArticle.numeric(change, "price"), change.getInteger("stock"), id));
    }

    /** By a cursor, so that not all of it is in memory at once; reads on when the client has taken what was written. */
    Future<Void> large(int copies, WriteStream<Buffer> body) {
        return pool.withTransaction(connection -> connection.prepare(LARGE).compose(statement ->
                new RowsStream(statement.createStream(FETCH_SIZE, Tuple.of(copies)), body).run()));
    }
}
