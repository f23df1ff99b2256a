package dev.trestle.generator.plan.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.generator.target.TargetDialect;
import java.sql.JDBCType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which columns of a target hold all of our values, as a table for each family of databases. */
class TargetFitTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            int4           | int4          | fits
            int2           | int4          | fits
            int4           | int2          | not
            int4           | int8          | fits
            int8           | int4          | not
            int2           | float4        | fits
            int4           | float4        | not
            int4           | float8        | fits
            int8           | float8        | not
            float4         | float8        | fits
            float8         | float4        | not
            int8           | numeric       | fits
            int8           | numeric(19,0) | fits
            int8           | numeric(20,2) | not
            oid            | int8          | fits
            oid            | int4          | not
            numeric        | numeric       | fits
            numeric        | numeric(30,9) | not
            numeric(8,2)   | numeric(8,2)  | fits
            numeric(8,2)   | numeric(9,3)  | fits
            numeric(8,2)   | numeric(8,3)  | not
            numeric(8,2)   | float8        | not
            bool           | bool          | fits
            bool           | int4          | not
            text           | text          | fits
            text           | varchar(40)   | up to 40
            varchar(40)    | varchar(40)   | fits
            varchar(60)    | varchar(40)   | up to 40
            varchar(60)    | text          | fits
            text           | int4          | not
            bpchar(3)      | bpchar(3)     | fits
            text           | bpchar(3)     | not
            int4           | text          | fits, TEXT
            int4           | varchar(11)   | fits, TEXT
            int8           | varchar(11)   | up to 11, TEXT
            uuid           | uuid          | fits
            uuid           | varchar(36)   | fits, TEXT
            uuid           | varchar(30)   | up to 30, TEXT
            date           | date          | fits
            date           | timestamp     | not
            timestamp      | timestamp     | fits
            timestamp      | timestamp(3)  | not
            timestamptz    | timestamptz   | fits
            timestamptz    | timestamp     | not
            timestamptz    | text          | fits, TEXT
            time           | time(0)       | not
            interval       | interval      | fits
            interval       | interval(0)   | not
            _numeric       | _numeric      | fits
            _numeric       | _numeric(5,1) | not
            bytea          | bytea         | fits
            bytea          | text          | fits, TEXT
            json           | jsonb         | fits
            jsonb          | json          | fits
            jsonb          | text          | fits, TEXT
            hstore         | hstore        | fits
            inet           | inet          | fits, TEXT
            inet           | text          | fits, TEXT
            xml            | xml           | fits, TEXT
            mood           | mood[good bad]     | fits
            mood           | mood[bad sad good] | fits
            mood           | mood[good]    | lacks bad
            mood           | mood          | unsaid
            mood           | humour[good bad]   | not
            _mood          | _mood[good]   | lacks bad
            mood           | text          | fits, TEXT
            mood           | varchar(20)   | up to 20, TEXT
            mood           | humour        | not
            size           | size          | fits
            size           | jsonb         | not
            _text          | _text         | fits
            _text          | text          | fits, TEXT
            int4range      | int4range     | fits
            url            | text          | fits
            url            | varchar(200)  | up to 200
            url            | bytea         | not
            """)
    void postgresqlGoesByNames(String ours, String theirs, String expected) {
        assertThat(new Fits(TargetDialect.POSTGRESQL).ask(ours, theirs, JDBCType.OTHER)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            int8          | INTEGER     | fits
            int8          | BIGINT      | fits
            int8          | NUMERIC     | fits
            int8          | ''          | fits
            int8          | TEXT        | not
            int8          | REAL        | not
            bool          | BOOLEAN     | fits
            bool          | TEXT        | not
            float8        | REAL        | fits
            float8        | DOUBLE      | fits
            float4        | FLOAT       | fits
            float8        | NUMERIC     | fits
            float8        | INTEGER     | not
            numeric(15,2) | NUMERIC     | fits
            numeric(15,2) | DECIMAL     | fits
            numeric(15,2) | REAL        | fits
            numeric(16,2) | NUMERIC     | not
            numeric(16,2) | TEXT        | fits
            numeric       | REAL        | not
            numeric       | ''          | fits
            bytea         | BLOB        | fits
            bytea         | ''          | fits
            bytea         | TEXT        | not
            date          | TEXT        | fits
            timestamptz   | DATETIME    | fits
            timestamptz   | TIMESTAMP   | fits
            timestamptz   | INTEGER     | not
            time          | TEXT        | fits
            text          | TEXT        | fits
            text          | VARCHAR(20) | fits
            text          | NUMERIC     | not
            uuid          | TEXT        | fits
            uuid          | UUID        | fits
            uuid          | INTEGER     | not
            mood          | TEXT        | fits
            jsonb         | TEXT        | fits
            jsonb         | JSON        | not
            _text         | TEXT        | fits, JSON
            size          | TEXT        | fits, JSON
            int4range     | TEXT        | fits, JSON
            hstore        | TEXT        | fits, JSON
            inet          | TEXT        | fits
            interval      | TEXT        | fits
            url           | TEXT        | fits
            code          | TEXT        | fits
            """)
    void sqliteGoesByAffinities(String ours, String theirs, String expected) {
        assertThat(new Fits(TargetDialect.SQLITE).ask(ours, theirs, JDBCType.OTHER)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            int2          | SMALLINT          | SMALLINT      | fits
            int4          | INT(10)           | INTEGER       | fits
            int4          | INT UNSIGNED(10)  | INTEGER       | not
            int4          | MEDIUMINT(7)      | INTEGER       | not
            int2          | MEDIUMINT(7)      | INTEGER       | fits
            int4          | SMALLINT(5)       | SMALLINT      | not
            int8          | BIGINT            | BIGINT        | fits
            int8          | INT(10)           | INTEGER       | not
            int8          | DECIMAL(19,0)     | DECIMAL       | fits
            int8          | DECIMAL(19,2)     | DECIMAL       | not
            int8          | VARCHAR(40)       | VARCHAR       | not
            oid           | BIGINT            | BIGINT        | fits
            bool          | BOOLEAN           | BOOLEAN       | fits
            bool          | BIT               | BIT           | fits
            bool          | TINYINT           | TINYINT       | fits
            bool          | VARCHAR(5)        | VARCHAR       | not
            float4        | FLOAT             | REAL          | fits
            float8        | FLOAT             | REAL          | not
            float8        | DOUBLE            | DOUBLE        | fits
            float8        | DOUBLE UNSIGNED   | DOUBLE        | not
            numeric(8,2)  | DECIMAL(8,2)      | DECIMAL       | fits
            numeric(8,2)  | DECIMAL(8,3)      | DECIMAL       | not
            numeric       | DECIMAL(65,30)    | DECIMAL       | not
            numeric       | LONGTEXT          | LONGVARCHAR   | fits, TEXT
            numeric(8,2)  | VARCHAR(11)       | VARCHAR       | fits, TEXT
            numeric(8,2)  | VARCHAR(10)       | VARCHAR       | up to 10, TEXT
            text          | LONGTEXT          | LONGVARCHAR   | fits
            text          | TEXT(65535)       | LONGVARCHAR   | up to 65535
            varchar(60)   | VARCHAR(60)       | VARCHAR       | fits
            varchar(60)   | VARCHAR(40)       | VARCHAR       | up to 40
            text          | CHAR(40)          | CHAR          | not
            text          | INT(10)           | INTEGER       | not
            uuid          | UUID(0)           | OTHER         | fits
            uuid          | CHAR(36)          | CHAR          | fits
            uuid          | VARCHAR(36)       | VARCHAR       | fits
            uuid          | BINARY(16)        | BINARY        | not
            date          | DATE(10)          | DATE          | fits
            date          | DATETIME(26)      | TIMESTAMP     | not
            timestamp     | DATETIME(26)      | TIMESTAMP     | fits
            timestamp     | DATETIME(19)      | TIMESTAMP     | not
            timestamptz   | DATETIME(26)      | TIMESTAMP     | fits
            time          | TIME(17)          | TIME          | fits
            time          | TIME(16)          | TIME          | not
            time          | TIME(10)          | TIME          | not
            timetz        | VARCHAR(40)       | VARCHAR       | up to 40
            bytea         | LONGBLOB          | LONGVARBINARY | fits
            bytea         | VARBINARY(40)     | VARBINARY     | up to 40
            bytea         | BINARY(40)        | BINARY        | not
            jsonb         | JSON              | LONGVARCHAR   | fits
            jsonb         | LONGTEXT          | LONGVARCHAR   | fits
            jsonb         | TEXT(65535)       | LONGVARCHAR   | up to 65535
            jsonb         | INT(10)           | INTEGER       | not
            _text         | LONGTEXT          | LONGVARCHAR   | fits, JSON
            size          | JSON              | LONGVARCHAR   | fits, JSON
            mood          | ENUM(5)[bad good] | CHAR          | fits
            mood          | ENUM(5)[Good bad] | CHAR          | lacks good
            mood          | ENUM(5)           | CHAR          | unsaid
            mood          | VARCHAR(63)       | VARCHAR       | fits
            mood          | VARCHAR(20)       | VARCHAR       | up to 20
            text          | ENUM(5)           | CHAR          | not
            text          | ENUM(5)           | VARCHAR       | not
            text          | JSON              | LONGVARCHAR   | not
            numeric       | JSON              | LONGVARCHAR   | not
            mood          | SET(5)            | VARCHAR       | not
            url           | VARCHAR(200)      | VARCHAR       | up to 200
            code          | LONGTEXT          | LONGVARCHAR   | fits
            """)
    void mysqlGoesByTypesOfJdbc(String ours, String theirs, JDBCType jdbcType, String expected) {
        assertThat(new Fits(TargetDialect.MYSQL).ask(ours, theirs, jdbcType)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            int4          | INTEGER(32)                 | INTEGER                 | fits
            float8        | FLOAT                       | FLOAT                   | fits
            float8        | REAL                        | REAL                    | not
            timestamp     | TIMESTAMP(26,6)             | TIMESTAMP               | fits
            timestamp     | TIMESTAMP(19,0)             | TIMESTAMP               | not
            timestamptz   | TIMESTAMP(26,6)             | TIMESTAMP               | not
            timestamptz   | TIMESTAMP WITH TIME ZONE(32,6) | TIMESTAMP_WITH_TIMEZONE | fits
            time          | TIME(15,6)                  | TIME                    | fits
            text          | CLOB                        | CLOB                    | fits
            text          | CHARACTER VARYING(20)       | VARCHAR                 | up to 20
            uuid          | UUID                        | BINARY                  | fits
            mood          | ENUM(4)                     | OTHER                   | fits
            jsonb         | CLOB                        | CLOB                    | fits
            """)
    void othersDoTheSame(String ours, String theirs, JDBCType jdbcType, String expected) {
        assertThat(new Fits(TargetDialect.OTHER).ask(ours, theirs, jdbcType)).isEqualTo(expected);
    }
}
