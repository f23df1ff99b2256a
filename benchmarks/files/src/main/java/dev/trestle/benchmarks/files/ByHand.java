package dev.trestle.benchmarks.files;

import io.helidon.common.socket.SocketOptions;
import io.helidon.http.HeaderValues;
import io.helidon.logging.common.LogConfig;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The same answers by hand: DuckDB's streamed results, on a few platform threads, written by Jackson's generator. Files are not
 * checked, and a request names no file.
 */
public final class ByHand {

    private static final String BY_SENSOR =
            "SELECT sensor, count(*) AS readings, max(value) AS highest FROM %s GROUP BY sensor ORDER BY sensor";

    private final JsonFactory json = new JsonFactory();
    private final ExecutorService workers =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), Thread.ofPlatform().daemon().factory());
    private final DuckDBConnection database;
    private final String parquet;
    private final String csv;

    private ByHand(Path folder) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
        this.database = DriverManager.getConnection("jdbc:duckdb:", properties).unwrap(DuckDBConnection.class);
        this.parquet = "read_parquet('" + folder.resolve("rows.parquet") + "')";
        this.csv = "read_csv('" + folder.resolve("rows.csv") + "', header = true, columns = {id: 'BIGINT', sensor: 'INTEGER', value: 'DOUBLE',"
                + " taken: 'TIMESTAMP', note: 'VARCHAR'})";
    }

    /** Runs until the process is ended. */
    public static void main(String[] arguments) throws SQLException {
        LogConfig.configureRuntime();
        ByHand service = new ByHand(Path.of(System.getProperty("trestle.data.roots.readings")));
        WebServer.builder()
                .host("127.0.0.1")
                .port(Integer.getInteger("server.port"))
                .connectionOptions(SocketOptions.builder().tcpNoDelay(true).build())
                .useNio(false)
                .routing(routing -> routing
                        .get("/all", (req, res) -> service.answer(res, "SELECT id, sensor, value, taken, note FROM " + service.parquet, ""))
                        .get("/sensor", (req, res) -> service.answer(
                                res, "SELECT id, value FROM " + service.parquet + " WHERE sensor = ?", sensor(req)))
                        .get("/sensors", (req, res) -> service.answer(res, BY_SENSOR.formatted(service.parquet), ""))
                        .get("/csv", (req, res) -> service.answer(res, BY_SENSOR.formatted(service.csv), "")))
                .build()
                .start();
    }

    private static String sensor(ServerRequest request) {
        return request.query().get("sensor");
    }

    private void answer(ServerResponse response, String sql, String parameter) throws ExecutionException, InterruptedException {
        response.header(HeaderValues.CONTENT_TYPE_JSON);
        workers.submit(() -> {
            write(response, sql, parameter);
            return true;
        }).get();
    }

    private void write(ServerResponse response, String sql, String parameter) throws SQLException, IOException {
        try (Connection connection = database.duplicate();
                PreparedStatement statement = connection.prepareStatement(sql);
                OutputStream body = response.outputStream();
                JsonGenerator out = json.createGenerator(ObjectWriteContext.empty(), body)) {
            if (!parameter.isEmpty()) {
                statement.setInt(1, Integer.parseInt(parameter));
            }
            try (ResultSet rows = statement.executeQuery()) {
                out.writeStartObject();
                out.writeArrayPropertyStart("rows");
                int columns = rows.getMetaData().getColumnCount();
                String[] names = new String[columns];
                String[] types = new String[columns];
                for (int i = 0; i < columns; i++) {
                    names[i] = rows.getMetaData().getColumnLabel(i + 1);
                    types[i] = rows.getMetaData().getColumnTypeName(i + 1);
                }
                while (rows.next()) {
                    out.writeStartObject();
                    for (int i = 0; i < columns; i++) {
                        out.writeName(names[i]);
                        value(rows, i + 1, types[i], out);
                    }
                    out.writeEndObject();
                }
                out.writeEndArray();
                out.writeEndObject();
            }
        }
    }

    private static void value(ResultSet rows, int column, String type, JsonGenerator out) throws SQLException {
        switch (type) {
            case "BIGINT" -> out.writeNumber(rows.getLong(column));
            case "INTEGER" -> out.writeNumber(rows.getInt(column));
            case "DOUBLE" -> out.writeNumber(rows.getDouble(column));
            case "TIMESTAMP" -> out.writeString(
                    DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(rows.getObject(column, LocalDateTime.class)));
            default -> {
                String text = rows.getString(column);
                if (text == null) {
                    out.writeNull();
                } else {
                    out.writeString(text);
                }
            }
        }
    }
}
