package dev.trestle.generator.plan.export;

import dev.trestle.generator.target.TargetDialect;
import java.sql.JDBCType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** For each type of ours the columns of targets that hold every value of it: a table for people, asked of the rules. */
public final class FitTable {

    /** Ours, as {@link Fits} takes it, and as people read it. */
    private static final Map<String, String> OURS = words("""
            bool          = `bool`
            int2          = `int2`
            int4          = `int4`
            int8          = `int8`
            float4        = `float4`
            float8        = `float8`
            numeric(8,2)  = `numeric(p,s)` of up to 15 digits
            numeric(18,2) = `numeric(p,s)` of more digits
            numeric       = `numeric`
            text          = `text`, `varchar(n)`
            uuid          = `uuid`
            date          = `date`
            time          = `time`
            timestamp     = `timestamp`
            timestamptz   = `timestamptz`
            interval      = `interval`
            bytea         = `bytea`
            jsonb         = `json`, `jsonb`
            mood          = an enum
            _text         = an array
            size          = a composite
            int4range     = a range
            inet          = `inet`
            url           = a file: its URL
            """);

    private static final Map<String, String> POSTGRESQL = words("""
            bool = `bool`
            int2 = `int2`
            int4 = `int4`
            int8 = `int8`
            float4 = `float4`
            float8 = `float8`
            numeric(18,2) = `numeric(p,s)`
            numeric = `numeric`
            uuid = `uuid`
            date = `date`
            time = `time`
            timestamp = `timestamp`
            timestamptz = `timestamptz`
            interval = `interval`
            bytea = `bytea`
            json = `json`
            jsonb = `jsonb`
            mood[good bad] = the same type
            _text = the same type
            size = the same type
            int4range = the same type
            inet = `inet`
            text = `text`
            """);

    private static final Map<String, String> SQLITE = words("""
            INTEGER = `INTEGER`
            REAL = `REAL`
            NUMERIC = `NUMERIC`
            TEXT = `TEXT`
            BLOB = `BLOB`
            """);

    private static final Map<String, String> MYSQL = words("""
            BOOLEAN BOOLEAN = `BOOLEAN`
            SMALLINT SMALLINT = `SMALLINT`
            INT INTEGER = `INT`
            BIGINT BIGINT = `BIGINT`
            FLOAT REAL = `FLOAT`
            DOUBLE DOUBLE = `DOUBLE`
            DECIMAL(65,30) DECIMAL = `DECIMAL(p,s)`
            DATE(10) DATE = `DATE`
            TIME(17) TIME = `TIME(6)`
            DATETIME(26) TIMESTAMP = `DATETIME(6)`
            UUID(0) OTHER = `UUID`
            CHAR(36) CHAR = `CHAR(36)`
            ENUM(4)[good bad] VARCHAR = `ENUM`
            JSON LONGVARCHAR = `JSON`
            LONGTEXT LONGVARCHAR = `LONGTEXT`
            LONGBLOB LONGVARBINARY = `LONGBLOB`
            """);

    private FitTable() {}

    /** A line for each exported type: its name, and the columns of PostgreSQL, SQLite, and MySQL and MariaDB. */
    public static List<List<String>> rows() {
        return OURS.entrySet().stream()
                .map(ours -> List.of(
                        ours.getValue(),
                        cell(TargetDialect.POSTGRESQL, ours.getKey(), POSTGRESQL),
                        cell(TargetDialect.SQLITE, ours.getKey(), SQLITE),
                        cell(TargetDialect.MYSQL, ours.getKey(), MYSQL)))
                .toList();
    }

    // `int4`, `int8`; in its text form: `text`
    private static String cell(TargetDialect dialect, String ours, Map<String, String> candidates) {
        Map<String, List<String>> byTransfer = new LinkedHashMap<>();
        candidates.forEach((column, shown) -> {
            String[] parts = column.split(" (?=[A-Z]+$)");
            JDBCType jdbcType = parts.length > 1 ? JDBCType.valueOf(parts[1]) : JDBCType.OTHER;
            String fit = new Fits(dialect).ask(ours, parts[0], jdbcType);
            if (fit.startsWith("fits")) {
                byTransfer.computeIfAbsent(fit, key -> new ArrayList<>()).add(shown);
            }
        });
        return byTransfer.entrySet().stream()
                .map(entry -> switch (entry.getKey()) {
                    case "fits" -> "";
                    case "fits, TEXT" -> entry.getValue().equals(List.of("the same type")) ? "" : "its text form: ";
                    default -> "as JSON: ";
                } + String.join(", ", entry.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static Map<String, String> words(String lines) {
        return lines.lines()
                .map(line -> line.split(" *= "))
                .collect(Collectors.toMap(line -> line[0], line -> line[1], (one, other) -> one, LinkedHashMap::new));
    }
}
