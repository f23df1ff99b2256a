package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.films.FilmsApi;
import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.testing.Postgres;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every type from JSON to the database and back, with its extremes. */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TypesTest {

    private final Service service;
    private final String url;

    TypesTest(Postgres.Database database) {
        service = Service.start(Map.of("trestle.database.url", database.url(), "trestle.max-digits", "147455"), FilmsApi::new);
        url = database.url();
    }

    @AfterAll
    void stop() {
        service.close();
    }

    /** The answer's fields that the request has: the others are null. */
    private String store(String fields) {
        String request = "{" + fields + "}";
        return among(Service.JSON.readTree(request).propertyNames(), service.post("/everything", request), 201);
    }

    private static String among(Collection<String> asked, Service.Answer answer, int status) {
        String body = answer.response().body();
        for (String name : answer.json(status).propertyNames()) {
            body = asked.contains(name) ? body : body.replaceFirst("(?<=[{,])\"" + name + "\":null(,|(?=}))", "");
        }
        return body.substring(1, body.length() - 1).replaceFirst(",$", "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'bool':true,'int2':-32768,'int4':-2147483648,'int8':-9223372036854775808",
        "'bool':false,'int2':32767,'int4':2147483647,'int8':9223372036854775807",
        "'float4':3.4028235E38,'float8':1.7976931348623157E308", "'float4':1.4E-45,'float8':4.9E-324",
        "'float4':'NaN','float8':'NaN'", "'float4':'Infinity','float8':'-Infinity'", "'float4':0.1,'float8':0.1",
        "'float4':-0.0,'float8':1.0E10",
        "'numeric':0.00,'money':-999.99,'thousands':999000", "'numeric':123456789012345678901234567890.0123456789",
        "'numeric':-0.00000000000000000001", "'text':'','varchar':'12345','char':'abc'",
        "'text':'\\t\\\"\\\\/\\u0001é🎞\u2028'",
        "'uuid':'0190b5a2-7d3c-7f00-8000-0123456789ab'",
        "'date':'-4713-11-24'", "'date':'+5874897-12-31'", "'date':'0000-02-29'", "'date':'infinity'",
        "'date':'-infinity'", "'time':'00:00:00'", "'time':'23:59:59.999999'", "'time':'24:00:00'",
        "'timestamp':'2026-01-02T03:04:05','timestamptz':'2026-01-02T03:04:05.1Z'",
        "'timestamp':'-4713-11-24T00:00:00','timestamptz':'-4713-11-24T00:00:00Z'",
        "'timestamp':'+294276-12-31T23:59:59.999999','timestamptz':'+294276-12-31T23:59:59.999999Z'",
        "'timestamp':'infinity','timestamptz':'-infinity'", "'timestamp':'-infinity','timestamptz':'infinity'",
        "'bytea':''", "'bytea':'AP+A'", "'json':{'b': 1.10, 'a' : [ 1e2 ],'a':2}", "'json':'text'",
        "'json':12345678901234567890.10",
        "'jsonb':{'a': 1.10, 'b': [true, null, 'é🎞']}", "'jsonb':'x'", "'jsonb':-0.5", "'rating':'PG-13'",
        "'bools':[true,null,false],'int2s':[1,null,-1],'int4s':[],'int8s':[9223372036854775807]",
        "'float4s':['NaN',null,1.5],'float8s':['Infinity','-Infinity',-2.5]", "'numerics':[1.10,null,0.000]",
        "'texts':['',null,'NULL','null','a,b','{c}','\\\"','\\\\','\\\\\\\"',' ','\\n','é🎞']",
        "'uuids':['0190b5a2-7d3c-7f00-8000-0123456789ab',null]",
        "'dates':['infinity',null,'0044-03-15','-0043-03-15','+12026-01-01']", "'times':['24:00:00','01:02:03.4']",
        "'timestamps':['infinity','2026-01-02T03:04:05','-0043-03-15T00:00:00']",
        "'timestamptzs':['-infinity','2026-01-02T03:04:05Z','+12026-01-02T03:04:05.000001Z']",
        "'byteas':['','AP+A',null]", "'jsonbs':[{'a': '\\\"x\\\\y'},[],1.0,'NULL',null]",
        "'bool':null,'int8':null,'float8':null,'numeric':null,'text':null,'date':null,'bytea':null,'json':null",
        "'texts':null",
    })
    void comesBackAsItWas(String fields) {
        assertThat(store(fields.replace('\'', '"'))).isEqualTo(fields.replace('\'', '"'));
    }

    @Test
    void labelsWithQuotesInArrays() {
        String label = "\"it's {\\\"odd\\\"}, \\\\ or so\"";
        String fields = "\"rating\":" + label + ",\"ratings\":[" + label + ",null]";

        assertThat(store(fields)).isEqualTo(fields);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'money':1.005 | 'money':1.01", "'money':-0.005 | 'money':-0.01", "'money':0.0049 | 'money':0.00",
        "'money':1e-999999999 | 'money':0.00", "'money':1e2 | 'money':100.00", "'money':0e999999999 | 'money':0.00",
        "'thousands':1500 | 'thousands':2000", "'thousands':499 | 'thousands':0", "'numeric':1E3 | 'numeric':1000",
        "'numeric':0E-99999 | 'numeric':0", "'float8':1 | 'float8':1.0", "'float4':16777217 | 'float4':1.6777216E7",
        "'varchar':'12345   ' | 'varchar':'12345'", "'char':'a' | 'char':'a  '", "'time':'10:00' | 'time':'10:00:00'",
        "'time':'24:00' | 'time':'24:00:00'", "'time':'10:00:00.1234567' | 'time':'10:00:00.123457'",
        "'uuid':'0190B5A2-7D3C-7F00-8000-0123456789AB' | 'uuid':'0190b5a2-7d3c-7f00-8000-0123456789ab'",
        "'timestamptz':'2026-01-02T03:04:05-03:30' | 'timestamptz':'2026-01-02T06:34:05Z'",
        "'timestamptz':'2026-01-02t03:04:05z' | 'timestamptz':'2026-01-02T03:04:05Z'",
    })
    void comesBackAsPostgresqlHasIt(String fields, String stored) {
        assertThat(store(fields.replace('\'', '"'))).isEqualTo(stored.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'float4':1e39 | out_of_range", "'float4':1e-50 | out_of_range", "'float8':1e309 | out_of_range",
        "'float8':-1e-400 | out_of_range", "'float8':'1' | wrong_type", "'float8':'nan' | wrong_type",
        "'numeric':1e131072 | out_of_range", "'numeric':1e-16384 | out_of_range", "'numeric':'NaN' | wrong_type",
        "'thousands':999500 | out_of_range", "'uuid':'1-1-1-1-1' | invalid_format", "'uuid':'' | invalid_format",
        "'date':'2026-02-30' | invalid_format", "'date':'20260201' | invalid_format", "'date':1 | wrong_type",
        "'date':'-4713-11-23' | out_of_range", "'date':'+5874898-01-01' | out_of_range",
        "'date':'+999999999-12-31' | out_of_range", "'timestamp':'2026-01-02T03:04:05Z' | invalid_format",
        "'timestamp':'+294277-01-01T00:00:00' | out_of_range", "'timestamptz':'2026-01-02T03:04:05' | invalid_format",
        "'timestamptz':'+999999999-12-31T23:59:59Z' | out_of_range", "'time':'25:00' | invalid_format",
        "'time':'24:00:01' | invalid_format", "'bytea':'a' | invalid_format", "'bytea':'AP-_' | invalid_format",
        "'bool':'true' | wrong_type", "'bool':1 | wrong_type",
    })
    void doesNotFit(String fields, String code) {
        String pointer = "/" + fields.substring(1, fields.indexOf('\'', 1));

        assertThat(service.post("/everything", "{" + fields.replace('\'', '"') + "}").errors(422))
                .containsExactly(pointer + " " + code);
    }

    @Test
    void numbersAsLongAsPostgresqlTakesThem() {
        String digits = IntStream.range(0, 131_072).mapToObj(i -> "" + (1 + i % 9)).collect(Collectors.joining());
        String number = "\"numeric\":" + digits + "." + digits.substring(0, 16_383);

        assertThat(store(number)).isEqualTo(number);
        assertThat(service.post("/everything", "{\"numeric\":" + digits + "1}").errors(422))
                .containsExactly("/numeric out_of_range");
        service.post("/everything", "{\"numeric\":" + digits + digits + "}").problem(400);
    }

    @Test
    void fewBytesDoNotBecomeManyDigits() {
        try (Service usual = Service.start(url, FilmsApi::new)) {
            for (String fits : List.of("'numeric':1e999", "'numeric':-1e-999", "'numeric':0e-5000", "'money':1e-999999999",
                    "'jsonb':[1e999,'1e131000','\\\\\\\"1e131000',1.5E-3]", "'text':'1e131000'", "'json':1")) {
                usual.post("/everything", "{" + fits.replace('\'', '"') + "}").json(201);
            }
            for (String tooLong : List.of("'numeric':1e131000", "'numeric':1e1000", "'numeric':-1e-1000",
                    "'numeric':" + "1".repeat(1001), "'jsonb':1e131000", "'jsonb':{'a':['1',{'b':-1E+131000}]}",
                    "'json':[1e99999999999]", "'json':" + "1".repeat(1002))) {
                assertThat(usual.post("/everything", "{" + tooLong.replace('\'', '"') + "}").errors(422)).as(tooLong)
                        .containsExactly("/" + tooLong.substring(1, tooLong.indexOf('\'', 1)) + " out_of_range");
            }
            assertThat(usual.post("/everything", "{\"numerics\":[1,1e131000]}").errors(422))
                    .containsExactly("/numerics/1 out_of_range");
            assertThat(usual.get("/everything?numeric=1e131000&jsonb=1e131000").errors(422))
                    .containsExactlyInAnyOrder("/numeric out_of_range", "/jsonb out_of_range");
            assertThat(usual.trestle().database().<BigDecimal>one("SELECT 10::numeric ^ 131000", binds -> {},
                    row -> row.value(1, PgCodecs.NUMERIC))).isEqualByComparingTo("1e131000");
        }
    }

    @Test
    void everyTypeFromAQueryString() {
        String query = Stream.of("bool=true", "int2=-5", "int4=007", "int8=-9223372036854775808", "float4=NaN",
                "float8=-1.5e3", "numeric=1.10", "money=1.005", "text=a+b", "varchar=", "date=infinity",
                "time=10:00", "timestamptz=" + URLEncoder.encode("2026-01-02T03:04:05+01:00", StandardCharsets.UTF_8),
                "bytea=AP%2BA", "json=%7B%22a%22:%201%7D", "rating=PG", "int4s=1", "int4s=2", "texts=", "texts=NULL")
                .collect(Collectors.joining("&"));

        List<String> asked = Stream.of(query.split("&")).map(field -> field.substring(0, field.indexOf('='))).toList();
        assertThat(among(asked, service.get("/everything?" + query), 200)).isEqualTo("\"bool\":true,\"int2\":-5,"
                + "\"int4\":7,\"int8\":-9223372036854775808,\"float4\":\"NaN\",\"float8\":-1500.0,\"numeric\":1.10,"
                + "\"money\":1.01,\"text\":\"a b\",\"varchar\":\"\",\"date\":\"infinity\",\"time\":\"10:00:00\","
                + "\"timestamptz\":\"2026-01-02T02:04:05Z\",\"bytea\":\"AP+A\",\"json\":{\"a\": 1},\"rating\":\"PG\","
                + "\"int4s\":[1,2],\"texts\":[\"\",\"NULL\"]");
    }

    @ParameterizedTest
    @CsvSource({"bool=1", "float8=1d", "float8=0x1p3", "float8=%201", "numeric=NaN", "numeric=1.", "numeric=.5",
        "numeric=1e", "json=%7B", "json=1%202", "date=today", "int4=%2B5", "int4=-", "int4=%D9%A1"})
    void doesNotFitInAQueryString(String query) {
        assertThat(service.get("/everything?" + query).errors(422))
                .containsExactly("/" + query.substring(0, query.indexOf('=')) + " invalid_format");
    }
}
