package dev.trestle.benchmarks.helidon;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.helidon.common.socket.SocketOptions;
import io.helidon.http.Status;
import io.helidon.logging.common.LogConfig;
import io.helidon.webserver.WebServer;
import tools.jackson.core.JacksonException;

/** Starts the service on the port {@code server.port}, with the database {@code database.url}. */
public final class Main {

    private Main() {}

    /** Runs until the process is ended. */
    public static void main(String[] arguments) {
        LogConfig.configureRuntime();
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(System.getProperty("database.url"));
        pool.setMaximumPoolSize(10);
        Articles articles = new Articles(new HikariDataSource(pool));
        WebServer.builder()
                .host("127.0.0.1")
                .port(Integer.getInteger("server.port"))
                .connectionOptions(SocketOptions.builder().tcpNoDelay(true).build())
                .useNio(false)
                .routing(routing -> routing
                        .register("/articles", new ArticleService(articles))
                        .error(JacksonException.class, (request, response, e) ->
                                response.status(Status.BAD_REQUEST_400).send(e.getOriginalMessage())))
                .build()
                .start();
    }
}
