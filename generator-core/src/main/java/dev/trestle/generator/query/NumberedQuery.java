package dev.trestle.generator.query;

import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Location;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The one statement of a query file with numbers instead of names, for servers other than PostgreSQL. */
public final class NumberedQuery {

    private final SqlStatement statement;
    private final ServerText text;

    private NumberedQuery(SqlStatement statement) {
        this.statement = statement;
        this.text = ServerText.of(statement, Numbering.byName(statement), "", "");
    }

    /** Reads a file; empty where it is no one statement, which is reported. */
    public static Optional<NumberedQuery> read(QueryFile source, Diagnostics diagnostics) {
        return StatementReader.read(source, diagnostics).map(NumberedQuery::new);
    }

    /** The statement, with {@code $1} for the first parameter. */
    public String sql() {
        return text.forServer().replace("\r\n", "\n").replace('\r', '\n');
    }

    /** The names of the parameters, in the order of their numbers. */
    public List<String> names() {
        return statement.names();
    }

    /** Whether some place of this parameter says that it may be null: {@code :name?}. */
    public boolean nullable(String name) {
        return statement.overrides().stream()
                .anyMatch(said -> said.name().equals(name) && said.kind() == NullOverride.Kind.NULLABLE);
    }

    /** Whether a cast stands behind some place of this parameter. */
    public boolean isCast(String name) {
        return Pattern.compile("\\$" + (names().indexOf(name) + 1) + "\\s*::").matcher(sql()).find();
    }

    /** Where the statement begins. */
    public Location location() {
        return statement.location();
    }

    /** Where a parameter stands first. */
    public Location location(String name) {
        return statement.firstLocation(name);
    }

    /** Where in the file a byte of the statement's UTF-8 is, counted from 0. */
    public Location location(int offset) {
        byte[] bytes = text.forServer().getBytes(StandardCharsets.UTF_8);
        int end = Math.min(Math.max(offset, 0), bytes.length);
        String before = new String(bytes, 0, end, StandardCharsets.UTF_8);
        return statement.text().location(text.origin(before.codePointCount(0, before.length()) + 1));
    }

    /** A text of the server's, with {@code :name} for every {@code $n}. */
    public String named(String said) {
        return SqlErrors.named(said, names());
    }
}
