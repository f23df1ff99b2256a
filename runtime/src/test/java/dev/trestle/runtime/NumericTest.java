package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.runtime.codec.NumericCodec;
import dev.trestle.runtime.types.Numeric;
import dev.trestle.testing.Postgres;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Postgres.class)
class NumericTest {

    private static final NumericCodec CODEC = new NumericCodec();
    private static final List<String> TEXTS =
            List.of("NaN", "Infinity", "-Infinity", "0", "0.00", "-0.5", "1", "1.0", "1.000", "1e100", "-1e100", "1e-50");

    @Test
    void comparesAsPostgresDoes(Postgres.Database database) throws Exception {
        try (Connection connection = DriverManager.getConnection(database.url());
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT CASE WHEN a < b THEN -1 WHEN a = b THEN 0 ELSE 1 END, a::text"
                                + " FROM (SELECT ?::numeric AS a, ?::numeric AS b) AS x")) {
            for (String a : TEXTS) {
                for (String b : TEXTS) {
                    statement.setString(1, CODEC.format(CODEC.parse(a)));
                    statement.setString(2, CODEC.format(CODEC.parse(b)));
                    try (ResultSet row = statement.executeQuery()) {
                        row.next();
                        assertThat(Integer.signum(CODEC.parse(a).compareTo(CODEC.parse(b)))).as(a + ", " + b).isEqualTo(row.getInt(1));
                        assertThat(CODEC.parse(a)).hasToString(row.getString(2));
                    }
                }
            }
        }
    }

    @Test
    void isEqualWhereItComparesEqual() {
        for (Numeric a : values()) {
            for (Numeric b : values()) {
                assertThat(a.equals(b)).as(a + ", " + b).isEqualTo(a.compareTo(b) == 0);
                assertThat(!a.equals(b) || a.hashCode() == b.hashCode()).as(a + ", " + b).isTrue();
            }
        }
    }

    @Test
    void hasDigitsOnlyWhereItIsFinite() {
        assertThat(CODEC.parse("1.50").toBigDecimal()).isEqualTo(new BigDecimal("1.50"));
        assertThat(Stream.of(Numeric.NAN, Numeric.INFINITY, Numeric.MINUS_INFINITY)).allSatisfy(value ->
                assertThatThrownBy(value::toBigDecimal).isInstanceOf(ArithmeticException.class));
    }

    private static List<Numeric> values() {
        return TEXTS.stream().map(CODEC::parse).toList();
    }
}
