package dev.trestle.generator.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.generator.diagnostic.Diagnostics;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementReaderTest {

    @Test
    void takesTheStatementWithoutWhatIsAroundIt() {
        assertThat(parts("\uFEFF -- first\r\n/* then */ select 1\r\n  from t ; -- last\n;"))
                .containsExactly(new SqlPart.Text("select 1\n  from t"));
    }

    @Test
    void splitsAtParametersAndDoublesOperatorsOfQuestionMarks() {
        assertThat(parts("select a ?| :keys, '?', \"b?\", $$?$$ /* ? */ from t where :x ? 'k'")).containsExactly(
                new SqlPart.Text("select a ??| "),
                new SqlPart.Parameter("keys", 12),
                new SqlPart.Text(", '?', \"b?\", $$?$$ /* ? */ from t where "),
                new SqlPart.Parameter("x", 57),
                new SqlPart.Text(" ?? 'k'"));
    }

    @Test
    void takesAColonBehindAKeyOfJsonForWhatItIs() {
        assertThat(parts("select json_object('a':b, k:v, lower(:x):y, 'c':(:d), 'e' : :f, 'g' value :h)"))
                .filteredOn(SqlPart.Parameter.class::isInstance)
                .extracting(part -> ((SqlPart.Parameter) part).name())
                .containsExactly("x", "d", "f", "h");
        assertThat(parts("select a operator(pg_catalog.+) :b, json_objects(c :d)"))
                .filteredOn(SqlPart.Parameter.class::isInstance)
                .extracting(part -> ((SqlPart.Parameter) part).name())
                .containsExactly("b", "d");
    }

    @Test
    void acceptsEveryKindOfQuery() {
        List.of("SELECT 1", "insert into t values (1)", "Update t set a = 1", "delete from t", "merge into t using u",
                        "values (1)", "with a as (select 1) select 1", "table t", "(select 1)")
                .forEach(sql -> assertThat(errors(sql)).isEmpty());
    }

    @Test
    void refusesOtherStatements() {
        assertThat(errors("\n  create table t ()")).containsExactly(
                "q.sql:2:3 [sql-error] only SELECT, INSERT, UPDATE, DELETE, MERGE, VALUES or WITH can be a query");
    }

    @Test
    void wantsOneStatement() {
        assertThat(errors("")).containsExactly("q.sql:1:1 [not-one-statement] the file holds no statement");
        assertThat(errors(" -- nothing\n ; ")).containsExactly(
                "q.sql:1:1 [not-one-statement] the file holds no statement");
        assertThat(errors("select 1;\r\n\r\n  -- and\r\n  select 2; select 3")).containsExactly(
                "q.sql:4:3 [not-one-statement] a second statement begins here; a query file holds one");
    }

    @Test
    void refusesWhatWouldConfuseTheServer() {
        assertThat(errors("select $1")).containsExactly(
                "q.sql:1:8 [parameter-syntax] parameters have names here: write ':name' instead of '$1'");
        assertThat(errors("select :näme, :a$b")).containsExactly(
                "q.sql:1:8 [parameter-syntax] ':näme' is no name for a parameter;"
                        + " it may hold the letters a to z, digits and underscores",
                "q.sql:1:15 [parameter-syntax] ':a$b' is no name for a parameter;"
                        + " it may hold the letters a to z, digits and underscores");
        assertThat(errors("select 'a\n")).containsExactly(
                "q.sql:1:8 [sql-error] the string that begins here never ends");
        assertThat(errors("select 1 /* a\n")).containsExactly(
                "q.sql:1:10 [sql-error] the comment that begins here never ends");
        assertThat(errors("/* a")).containsExactly("q.sql:1:1 [sql-error] the comment that begins here never ends");
        assertThat(errors("select \"a")).containsExactly(
                "q.sql:1:8 [sql-error] the quoted identifier that begins here never ends");
        assertThat(errors("select 'a\0b'")).containsExactly("q.sql:1:10 [sql-error] a NUL character stands here");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "@owner", "$owner", "{owner}", "{{ owner }}", "#{owner}", "${owner}", ":{owner}", ":'owner'", "%(owner)s"})
    void knowsOtherWaysToWriteAParameter(String written) {
        for (String before : List.of("= ", "=", "in (", "(1, ", "limit ")) {
            assertThat(errors("select 1 from t where a " + before + written + " and b")).singleElement().asString()
                    .contains("[parameter-syntax] a parameter is written ':owner' here, not '" + written + "'");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"= ?", "=?", "in (?)", "> $1", "= %s", "= :1", "+ ?::int"})
    void knowsParametersWithoutAName(String written) {
        assertThat(errors("select 1 from t where a " + written)).singleElement().asString()
                .contains("[parameter-syntax] parameters have names here: write ':name' instead of '");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "@ a", "b @> a", "b <@a", "b @@a", "b @? a", "b ? a", "b ?a", "b ?| a", "b ?& a", "(b) ? (a)", "b % a", "b %a", "b[1:2]",
        "b[:1]", "b[a:1]", "b['1':'2']", "b[a:\"n\"]", "b # a", "b #> '{a}'", "b -> '{a}'", "b -- ? @a {a}", "'@a' || '{a}'",
        "b ?- a", "b ?# a", "b[1:n]", "b OPERATOR(pg_catalog.?) 'k'", "b operator (?) 'k'", "json_object('kind':'x')",
        "JSON_OBJECT('a':b, 'c': 'd', 'n':1, 1:'x', lower('e'):'f', k:'g')", "json_objectagg(k:v)", "json_object('a' : :b)",
        "json_object ('a':(:b) , 'c':'x' ABSENT ON NULL)"})
    void leavesOperatorsAlone(String expression) {
        assertThat(errors("select " + expression)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '"', value = {
        "like '%:name%' ~ write '%' || :name || '%', or",
        "like ':name' ~ write :name without the quotes, or",
        "like E'%:name\\n' ~ write E'%' || :name || E'\\n', or",
        "like $q$:name!$q$ ~ write :name || $q$!$q$, or",
        "> interval ':n days' ~ write (:n || ' days')::interval, or",
        "= '{\"a\" :true, \"b\": [:name]}' ~ write '{\"a\" :true, \"b\": [' || :name || ']}', or",
        "= ':a and :b' ~ write :a || ' and ' || :b, or"})
    void warnsOfNamesWithinQuotes(String condition, String remedy) {
        assertThat(warnings("select 1 from t where a " + condition)).singleElement().asString()
                .contains("[quoted-parameter] within quotes ':").contains(remedy);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "'12:30'", "'a::b'", "'a:b'", "'{\"a\":true}'", "'(?:a|b)'", "'[[:alpha:]]'", "'http://a'", "'a: b'", "'HH24:MI:SS'",
        "'$.a ? (@ == \":x\")'", "$$ a := b; c::d $$", "\"a :b\"", "':'", "'cat:AB & dog:*'",
        "'{\"a\" :true}'", "'{\"a\"  :null, \"b\"\t:x}'"})
    void leavesOtherColonsInQuotesAlone(String quoted) {
        assertThat(warnings("select " + quoted)).isEmpty();
    }

    private static List<String> warnings(String sql) {
        Diagnostics diagnostics = new Diagnostics();
        assertThat(StatementReader.read(new QueryFile("q.sql", "q", sql), diagnostics)).isPresent();
        return diagnostics.all().stream().map(Object::toString).toList();
    }

    @Test
    void countsColumnsInCharactersAndLinesByAnyLineEnd() {
        assertThat(errors("\uFEFFselect '😀', $1")).first().asString().startsWith("q.sql:1:13 ");
        assertThat(errors("select\r1,\r\n2,\n$1")).first().asString().startsWith("q.sql:4:1 ");
    }

    private static List<SqlPart> parts(String sql) {
        return StatementReader.read(new QueryFile("q.sql", "q", sql), new Diagnostics())
                .orElseThrow()
                .parts();
    }

    private static List<String> errors(String sql) {
        Diagnostics diagnostics = new Diagnostics();
        boolean empty = StatementReader.read(new QueryFile("q.sql", "q", sql), diagnostics).isEmpty();
        assertThat(empty).isEqualTo(diagnostics.hasErrors());
        return diagnostics.all().stream().map(Object::toString).toList();
    }
}
