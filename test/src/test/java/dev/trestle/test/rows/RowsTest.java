package dev.trestle.test.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.runtime.postgres.Lender;
import dev.trestle.test.TestDatabase;
import dev.trestle.test.TrestleTest;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Random rows of tables with all kinds of constraints. */
@TrestleTest(migrations = "src/test/resources/db/shelf", scope = TrestleTest.Scope.METHOD)
class RowsTest {

    private static final String BOOKING = "\"Odd one\".\"Booking\"";

    private static Rows seeded(TestDatabase database, long seed) {
        return new Rows(Lender.of(database.source()), seed, "of this test");
    }

    @Test
    void satisfiesAllConstraints(Rows rows, TestDatabase database) {
        List<Row> bookings = rows.insert(BOOKING, 25);

        assertThat(bookings).hasSize(25);
        assertThat(database.count(BOOKING)).isEqualTo(25);
        assertThat(bookings).extracting(row -> row.text("state")).contains("open", "paid");
        assertThat(bookings).allSatisfy(row -> assertThat(row.decimal("share")).isBetween(BigDecimal.ZERO, new BigDecimal(100)))
                .allSatisfy(row -> assertThat(row.text("code")).matches("(DE|FR)-\\d{3}[a-f]+"))
                .allSatisfy(row -> assertThat(row.integer("twice")).isEqualTo(2 * row.integer("payer")));
        assertThat(database.count("account")).as("parents are used again").isBetween(1L, 50L);
    }

    @Test
    void aSeedRepeatsTheRows(TestDatabase database) {
        List<Row> first = seeded(database, 42).insert("country", 5);
        database.sql("DELETE FROM country");
        List<Row> again = seeded(database, 42).insert("country", 5);
        database.sql("DELETE FROM country");

        assertThat(again).isEqualTo(first);
        assertThat(seeded(database, 43).insert("country", 5)).isNotEqualTo(first);
    }

    @Test
    void givenValuesAndParents(Rows rows, TestDatabase database) {
        Row country = rows.of("country").with("country_code", "NO").insert();
        Row tenant = rows.of("tenant").of(country).insert();
        Row account = rows.of("account").of(tenant).with("email", "a@b.example").insert();
        Row booking = rows.of(BOOKING).of(account).with("state", "open").with("paid_at", null).with("mood", "it's {\"odd\"}")
                .with("raw", new byte[] {1, (byte) 255}).insert();

        assertThat(tenant.text("country")).isEqualTo("NO");
        assertThat(booking.uuid("tenant_id")).isEqualTo(tenant.uuid("tenant_id"));
        assertThat(booking.number("payer")).isEqualTo(booking.number("User")).isEqualTo(account.number("number"));
        assertThat(booking.isNull("paid_at")).isTrue();
        assertThat(booking.text("raw")).isEqualTo("\\x01ff");
        assertThat(database.count("country")).isOne();
        assertThatThrownBy(() -> booking.text("paid_at")).hasMessageEndingWith(".paid_at is null");
        assertThatThrownBy(() -> booking.text("payed_at")).hasMessageContaining("has no column 'payed_at'; its columns are Booking id, ");
    }

    @Test
    void parentsThatWereDeletedAreMadeAgain(Rows rows, TestDatabase database) {
        rows.insert("account", 3);
        database.sql("TRUNCATE country CASCADE");

        List<Row> accounts = rows.insert("account", 3);

        assertThat(database.count("account JOIN tenant USING (tenant_id)")).isEqualTo(accounts.size());
    }

    @Test
    void everyNotNullTypeHasValues(Rows rows, TestDatabase database) {
        List<String> types = Stream.of("int2", "int8", "float8", "numeric", "numeric(3,3)", "numeric(4,-2)", "money", "text", "varchar(1)", "char(3)",
                "uuid", "date", "time", "timetz", "timestamp", "timestamptz", "interval", "json", "jsonb", "bytea", "inet", "cidr", "macaddr",
                "bit(5)", "varbit(9)", "point", "tsvector", "int4range", "int8range", "numrange", "daterange", "tsrange", "tstzrange").toList();
        database.sql("CREATE TABLE every (id int PRIMARY KEY" + String.join("", types.stream()
                .map(type -> ", \"" + type + "\" " + type + " NOT NULL, \"" + type + "[]\" " + type + "[] NOT NULL").toList()) + ")");

        assertThat(rows.insert("every", 20)).hasSize(20);
    }

    @Test
    void messages(Rows rows, TestDatabase database) {
        assertFails(() -> rows.insert("acount"), "there is no table 'acount'; the tables are account, country, ");
        assertFails(() -> rows.insert("account_list"), "'account_list' is no table");
        assertFails(() -> rows.of("account").with("mail", "x").insert(), "account has no column 'mail'; its columns are tenant_id, number, email");
        assertFails(() -> rows.insert("impossible"), "no random values of impossible were accepted", "\"word_hash\"",
                "CHECK ((md5(word) = 'x'::text))", "rows.of(\"impossible\").with(\"word\", …)", "the seed was ");
        assertFails(() -> seeded(database, 42).insert("impossible"), "the seed was 42");
        assertFails(() -> rows.of("country").with("country_code", "no").insert(),
                "no row of country can be stored with the given values", "country_code_check");
        assertFails(() -> rows.insert("node"), "node refers to itself by node_parent_fkey", "rows.of(\"node\").with(\"parent\", …)");
        assertFails(() -> rows.insert("paired"), "paired.pair is a pair, for which there are no random values", ".with(\"pair\", …)");
        assertFails(() -> rows.of("account").with("tenant_id", new UUID(0, 0)).insert(), "account_tenant_id_fkey");
        assertFails(() -> rows.of("account").of(rows.insert("country")), "account has no foreign key to country");
    }

    private static void assertFails(ThrowingCallable work, String... parts) {
        assertThatThrownBy(work).isInstanceOf(RowsException.class).hasMessageContainingAll(parts);
    }
}
