package dev.trestle.benchmarks.spring;

import java.io.OutputStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.databind.json.JsonMapper;

/** More rows than fit into memory, by a cursor. */
@Component
class LargeAnswer {

    private static final int FETCH_SIZE = 1000;
    private static final String SQL = "SELECT " + ArticleMapper.COLUMNS
            + " FROM generate_series(1, ?::integer) AS copy CROSS JOIN article WHERE article_id <= 10000";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ObjectWriter json;

    LargeAnswer(JdbcClient jdbc, PlatformTransactionManager transactions, JsonMapper mapper) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setReadOnly(true);
        this.json = mapper.writerFor(Article.class);
    }

    /** A line of JSON for each row. */
    void writeLines(int copies, OutputStream body) {
        transaction.executeWithoutResult(status -> {
            try (Stream<Article> rows =
                            jdbc.sql(SQL).param(copies).withFetchSize(FETCH_SIZE).query(new ArticleMapper()).stream();
                    SequenceWriter out = json.withRootValueSeparator("\n").writeValues(body)) {
                rows.forEach(out::write);
            }
        });
    }

    void write(int copies, OutputStream body) {
        transaction.executeWithoutResult(status -> {
            try (Stream<Article> rows =
                            jdbc.sql(SQL).param(copies).withFetchSize(FETCH_SIZE).query(new ArticleMapper()).stream();
                    JsonGenerator out = json.createGenerator(body)) {
                out.writeStartObject();
                out.writeName("rows");
                out.writeStartArray();
                rows.forEach(row -> json.writeValue(out, row));
                out.writeEndArray();
                out.writeEndObject();
            }
        });
    }
}
