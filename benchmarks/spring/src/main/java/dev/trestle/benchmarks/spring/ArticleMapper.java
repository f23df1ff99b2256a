package dev.trestle.benchmarks.spring;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;

/** Reads a row. */
final class ArticleMapper implements RowMapper<Article> {

    static final String COLUMNS = "article_id, title, subtitle, kind, price, weight, stock, views, score, active, code,"
            + " created_at, released, tags";

    @Override
    public Article mapRow(ResultSet row, int number) throws SQLException {
        return new Article(
                row.getInt(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getBigDecimal(5),
                row.getBigDecimal(6),
                row.getInt(7),
                row.getLong(8),
                row.getObject(9, Double.class),
                row.getBoolean(10),
                row.getObject(11, UUID.class),
                row.getObject(12, OffsetDateTime.class).toInstant(),
                row.getObject(13, LocalDate.class),
                List.of((String[]) row.getArray(14).getArray()));
    }
}
