package dev.trestle.benchmarks.vertx;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;

/** One event loop: a server, a client that pipelines, and a pool for what needs a transaction. */
final class Server extends VerticleBase {

    /** As many connections as the pools of the other services have, on two processors. */
    private static final int CONNECTIONS = 4;

    private final String database;
    private final int port;

    Server(String database, int port) {
        this.database = database;
        this.port = port;
    }

    @Override
    public Future<?> start() {
        PgConnectOptions options =
                PgConnectOptions.fromUri(database).setCachePreparedStatements(true).setPipeliningLimit(256);
        Articles articles = new Articles(
                PgBuilder.client()
                        .with(new PoolOptions().setMaxSize(CONNECTIONS))
                        .connectingTo(options)
                        .using(vertx)
                        .build(),
                PgBuilder.pool()
                        .with(new PoolOptions().setMaxSize(1))
                        .connectingTo(options)
                        .using(vertx)
                        .build());
        return vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(port).setTcpNoDelay(true))
                .requestHandler(new ArticleRoutes(articles).router(vertx))
                .listen();
    }
}
