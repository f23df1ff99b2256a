package dev.trestle.benchmarks.helidon;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import tools.jackson.core.JsonGenerator;

/** The statements; each writes what it finds, and says whether it found something. */
final class Articles {

    private static final String BY_ID =
            "SELECT " + ArticleJson.COLUMNS + " FROM article WHERE article_id = ?";
    private static final String LIST =
            "SELECT " + ArticleJson.COLUMNS + " FROM article WHERE article_id > ? ORDER BY article_id LIMIT 100";
    private static final String SEARCH = "SELECT " + ArticleJson.COLUMNS + " FROM article\n" + Search.WHERE;
    private static final String ALL =
            "SELECT " + ArticleJson.COLUMNS + " FROM article WHERE article_id <= 10000 ORDER BY article_id";
    private static final String LARGE = "SELECT " + ArticleJson.COLUMNS
            + " FROM generate_series(1, ?::integer) AS copy CROSS JOIN article WHERE article_id <= 10000";
    private static final String INSERT = NewArticle.sql(1, ArticleJson.COLUMNS);

    private static final int FETCH_SIZE = 1000;

    private final DataSource database;

    Articles(DataSource database) {
        this.database = database;
    }

    boolean byId(int id, JsonGenerator out) throws SQLException {
        return one(BY_ID, statement -> statement.setInt(1, id), out);
    }

    boolean list(int after, JsonGenerator out) throws SQLException {
        return rows(LIST, statement -> statement.setInt(1, after), out);
    }

    boolean search(Search search, JsonGenerator out) throws SQLException {
        return rows(SEARCH, search::bind, out);
    }

    boolean all(JsonGenerator out) throws SQLException {
        return rows(ALL, statement -> {}, out);
    }

    boolean create(NewArticle article, JsonGenerator out) throws SQLException {
        return one(INSERT, statement -> article.bind(statement, 1), out);
    }

    boolean createAll(List<NewArticle> articles, JsonGenerator out) throws SQLException {
        return rows(NewArticle.sql(articles.size(), ArticleJson.COLUMNS), statement -> {
            int parameter = 1;
            for (NewArticle article : articles) {
                parameter = article.bind(statement, parameter);
            }
        }, out);
    }

    boolean update(int id, Change change, JsonGenerator out) throws SQLException {
        return one(change.sql(ArticleJson.COLUMNS), statement -> change.bind(statement, id), out);
    }

    /** By a cursor, so that not all of it is in memory at once. */
    boolean large(int copies, JsonGenerator out) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(LARGE)) {
                statement.setFetchSize(FETCH_SIZE);
                statement.setInt(1, copies);
                writeRows(statement, out);
            } finally {
                connection.rollback();
            }
        }
        return true;
    }

    private boolean one(String sql, Binding binding, JsonGenerator out) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.bind(statement);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return false;
                }
                ArticleJson.write(row, out);
                return true;
            }
        }
    }

    private boolean rows(String sql, Binding binding, JsonGenerator out) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.bind(statement);
            writeRows(statement, out);
        }
        return true;
    }

    private static void writeRows(PreparedStatement statement, JsonGenerator out) throws SQLException {
        out.writeStartObject();
        out.writeName("rows");
        out.writeStartArray();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                ArticleJson.write(rows, out);
            }
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    @FunctionalInterface
    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }
}
