package dev.trestle.benchmarks.helidon;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** What a request changes of an article; null for what it leaves out. */
record Change(@Nullable BigDecimal price, @Nullable Integer stock) {

    static Change read(JsonParser in) {
        BigDecimal price = null;
        Integer stock = null;
        in.nextToken();
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = in.currentName();
            in.nextToken();
            switch (name) {
                case "price" -> price = in.getDecimalValue();
                case "stock" -> stock = in.getIntValue();
                default -> in.skipChildren();
            }
        }
        return new Change(price, stock);
    }

    String sql(String returning) {
        String set = price == null ? "stock = ?" : stock == null ? "price = ?" : "price = ?, stock = ?";
        return "UPDATE article SET " + set + " WHERE article_id = ? RETURNING " + returning;
    }

    void bind(PreparedStatement statement, int id) throws SQLException {
        int parameter = 1;
        if (price != null) {
            statement.setBigDecimal(parameter++, price);
        }
        if (stock != null || price == null) {
            statement.setObject(parameter++, stock, java.sql.Types.INTEGER);
        }
        statement.setInt(parameter, id);
    }
}
