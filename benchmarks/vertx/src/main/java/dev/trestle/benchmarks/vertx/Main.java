package dev.trestle.benchmarks.vertx;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;

/** Starts the service on the port {@code server.port}, with the database {@code database.url}. */
public final class Main {

    private Main() {}

    /** Runs until the process is ended: one event loop for each processor. */
    public static void main(String[] arguments) {
        int processors = Runtime.getRuntime().availableProcessors();
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(processors).setPreferNativeTransport(true));
        String database = System.getProperty("database.url").replaceFirst("^jdbc:", "");
        int port = Integer.getInteger("server.port");
        vertx.deployVerticle(() -> new Server(database, port), new DeploymentOptions().setInstances(processors))
                .onFailure(failure -> {
                    System.err.println("The service does not start: " + failure);
                    System.exit(1);
                });
    }
}
