package dev.trestle.benchmarks.trestle;

import dev.trestle.benchmarks.articles.api.ArticlesApi;
import dev.trestle.load.Loads;
import dev.trestle.runtime.service.Trestle;
import io.helidon.config.Config;
import io.helidon.logging.common.LogConfig;

/** Starts the generated service, as system properties and {@code application.yaml} say. */
public final class Main {

    private Main() {}

    /** Runs until the process is ended. */
    public static void main(String[] arguments) {
        LogConfig.configureRuntime();
        Config config = Config.create();
        Trestle trestle = Trestle.create(config.get("trestle"));
        trestle.server(config.get("server"), new ArticlesApi(trestle, Loads.create(trestle))).build().start();
    }
}
