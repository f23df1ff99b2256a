package dev.trestle.benchmarks.files;

import dev.trestle.benchmarks.readings.api.ReadingsApi;
import dev.trestle.data.Data;
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
        trestle.server(config.get("server"), new ReadingsApi(trestle, Data.create(trestle))).build().start();
    }
}
