package com.example.films;

import com.example.films.api.FilmsApi;
import dev.trestle.computed.Computed;
import dev.trestle.computed.backfill.BackfillOptions;
import dev.trestle.data.Data;
import dev.trestle.exports.Exports;
import dev.trestle.files.Media;
import dev.trestle.history.History;
import dev.trestle.jobs.Jobs;
import dev.trestle.load.Loads;
import dev.trestle.runtime.service.Trestle;
import dev.trestle.variants.Variants;
import io.helidon.config.Config;
import io.helidon.webserver.WebServer;
import java.net.URI;
import java.util.List;

/** The running service. */
final class FilmLibrary implements AutoCloseable {

    private static final List<String> COMPUTED_OF_NOTES = List.of("note.summary", "note.keywords", "note.embedding");

    private final Trestle trestle;
    private final Computed computed;
    private final FilmsApi api;
    private final WebServer server;

    private FilmLibrary(Trestle trestle, Computed computed, FilmsApi api, WebServer server) {
        this.trestle = trestle;
        this.computed = computed;
        this.api = api;
        this.server = server;
    }

    /**
     * Starts the service as {@code server} and {@code trestle} of the configuration say.
     *
     * @throws RuntimeException where the configuration is wrong or the port is taken
     */
    static FilmLibrary start(Config config) {
        Trestle trestle = Trestle.create(config.get("trestle"));
        try {
            Computed computed = Computed.create(trestle);
            FilmsApi api = api(trestle, computed);
            WebServer server = trestle.server(config.get("server"), api).build().start();
            if (!server.isRunning()) {
                throw new IllegalStateException("the server does not start; its log says why");
            }
            return new FilmLibrary(trestle, computed, api, server);
        } catch (RuntimeException e) {
            trestle.close();
            throw e;
        }
    }

    /** All routes, with the parts that they need, the hook of the programme and the functions of notes. */
    static FilmsApi api(Trestle trestle, Computed computed) {
        return new FilmsApi(
                trestle, Media.create(trestle), Jobs.create(trestle), Exports.create(trestle), Data.create(trestle),
                Loads.create(trestle), computed, History.create(trestle), Variants.create(trestle), new Programme()::entry, Notes::summary, Notes::keywords,
                Notes::embedding);
    }

    /** Has summaries, keywords and embeddings computed for notes that were stored without them. */
    void computeNotes() {
        COMPUTED_OF_NOTES.forEach(column -> computed.backfills().start(column, BackfillOptions.STANDARD));
    }

    /** Where it answers. */
    URI address() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** Its routes, for callers in Java. */
    FilmsApi api() {
        return api;
    }

    /** Lets running requests and jobs end, then stops. */
    @Override
    public void close() {
        server.stop();
        trestle.close();
    }
}
