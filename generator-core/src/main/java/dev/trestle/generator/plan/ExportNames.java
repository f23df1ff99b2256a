package dev.trestle.generator.plan;

import dev.trestle.generator.target.Dialect;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the names of a target's tables and columns in its SQL, with quotes where it takes them for something else. */
record ExportNames(Dialect dialect) {

    private static final Pattern LOWER = Pattern.compile("[a-z_][a-z0-9_]*");
    private static final Pattern ANY_CASE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** The words that PostgreSQL, SQLite or MySQL reserve; quotes do no harm where one of them would not. */
    private static final Set<String> RESERVED = Stream.of("""
            abort accessible action add after all alter always analyse analyze and any array as asc asensitive
            asymmetric attach authorization autoincrement before begin between bigint binary blob both by call cascade
            case cast change char character check collate collation column commit concurrently condition conflict
            constraint continue convert create cross cube cume_dist current current_catalog current_date current_role
            current_schema current_time current_timestamp current_user cursor database databases day_hour
            day_microsecond day_minute day_second dec decimal declare default deferrable deferred delayed delete
            dense_rank desc describe detach deterministic distinct distinctrow div do double drop dual each else elseif
            empty enclosed end escape escaped except exclude exclusive exists exit explain fail false fetch filter
            first first_value float following for force foreign freeze from full fulltext function generated get glob
            grant group grouping groups having high_priority hour_microsecond hour_minute hour_second if ignore ilike
            immediate in index indexed infile initially inner inout insensitive insert instead int integer intersect
            interval into is isnull iterate join json_table key keys kill lag last last_value lateral lead leading
            leave left like limit linear lines load localtime localtimestamp lock long longblob longtext loop
            low_priority match materialized maxvalue mediumblob mediumint mediumtext middleint minute_microsecond
            minute_second mod modifies natural no not nothing notnull nth_value ntile null nulls numeric of off offset
            on only optimize option optionally or order others out outer outfile over overlaps partition percent_rank
            period placing plan portion pragma preceding precision primary procedure purge query raise range rank read
            reads real recursive references regexp reindex release rename repeat replace require resignal restrict
            return returning revoke right rlike rollback row row_number rows savepoint schema schemas second_microsecond
            select sensitive separator session_user set show signal similar smallint some spatial specific sql
            sqlexception sqlstate sqlwarning ssl starting straight_join symmetric system system_user table tablesample
            temp temporary terminated then ties tinyblob tinyint tinytext to trailing transaction trigger true
            unbounded undo union unique unlock unsigned until update usage use user using utc_date utc_time
            utc_timestamp vacuum value values varbinary varchar varcharacter variadic varying verbose view virtual
            when where while window with without write xor year_month zerofill
            """.split("\\s+")).collect(Collectors.toUnmodifiableSet());

    String table(Optional<String> schema, String table) {
        return schema.map(name -> of(name) + ".").orElse("") + of(table);
    }

    /** The name is as the target's catalog has it; what other databases do with case is unknown, so they get quotes. */
    String of(String name) {
        boolean plain = switch (dialect) {
            case POSTGRESQL -> LOWER.matcher(name).matches();
            case SQLITE, MYSQL -> ANY_CASE.matcher(name).matches();
            case OTHER -> false;
        };
        if (plain && !RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
            return name;
        }
        String quote = dialect == Dialect.MYSQL ? "`" : "\"";
        return quote + name.replace(quote, quote + quote) + quote;
    }
}
