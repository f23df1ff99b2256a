package dev.trestle.benchmarks.spring;

import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The statements. */
@Repository
class Articles {

    private static final ArticleMapper MAPPER = new ArticleMapper();
    private static final String SELECT = "SELECT " + ArticleMapper.COLUMNS + " FROM article ";
    private static final String RETURNING = " RETURNING " + ArticleMapper.COLUMNS;
    private static final String INSERT = "INSERT INTO article (title, subtitle, kind, price, weight, stock, score,"
            + " code, created_at, released, tags) VALUES ";
    private static final String VALUES = "(?, ?, ?::article_kind, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String SEARCH = SELECT + """
             WHERE (:kind::article_kind IS NULL OR kind = :kind::article_kind)
               AND (:minPrice::numeric IS NULL OR price >= :minPrice::numeric)
               AND (:maxPrice::numeric IS NULL OR price <= :maxPrice::numeric)
               AND (:title::text IS NULL OR title ILIKE '%' || :title::text || '%')
               AND (:tag::text IS NULL OR :tag::text = ANY (tags))
             ORDER BY article_id
             LIMIT coalesce(:maxRows::integer, 20)""";

    private final JdbcClient jdbc;

    Articles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Article> byId(int id) {
        return jdbc.sql(SELECT + "WHERE article_id = ?").param(id).query(MAPPER).optional();
    }

    List<Article> list(int after) {
        return jdbc.sql(SELECT + "WHERE article_id > ? ORDER BY article_id LIMIT 100")
                .param(after)
                .query(MAPPER)
                .list();
    }

    List<Article> search(Search search) {
        return jdbc.sql(SEARCH)
                .param("kind", search.kind(), Types.VARCHAR)
                .param("minPrice", search.minPrice(), Types.NUMERIC)
                .param("maxPrice", search.maxPrice(), Types.NUMERIC)
                .param("title", search.title(), Types.VARCHAR)
                .param("tag", search.tag(), Types.VARCHAR)
                .param("maxRows", search.maxRows(), Types.INTEGER)
                .query(MAPPER)
                .list();
    }

    List<Article> all() {
        return jdbc.sql(SELECT + "WHERE article_id <= 10000 ORDER BY article_id").query(MAPPER).list();
    }

    Article create(NewArticle article) {
        return jdbc.sql(INSERT + VALUES + RETURNING).params(values(article)).query(MAPPER).single();
    }

    List<Article> createAll(List<NewArticle> articles) {
        List<Object> values = new ArrayList<>();
        articles.forEach(article -> values.addAll(values(article)));
        return jdbc.sql(INSERT + VALUES + (", " + VALUES).repeat(articles.size() - 1) + RETURNING)
                .params(values)
                .query(MAPPER)
                .list();
    }

    Optional<Article> update(int id, Change change) {
        return jdbc.sql("UPDATE article SET price = coalesce(?, price), stock = coalesce(?, stock) WHERE article_id = ?"
                        + RETURNING)
                .param(1, change.price(), Types.NUMERIC)
                .param(2, change.stock(), Types.INTEGER)
                .param(3, id)
                .query(MAPPER)
                .optional();
    }

    private static List<Object> values(NewArticle article) {
        return Arrays.asList(
                article.title(),
                article.subtitle(),
                article.kind(),
                article.price(),
                article.weight(),
                article.stock(),
                article.score(),
                article.code(),
                article.createdAt(),
                article.released(),
                article.tags().toArray(String[]::new));
    }
}
