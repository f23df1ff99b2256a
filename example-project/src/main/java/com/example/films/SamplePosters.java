package com.example.films;

import com.example.films.api.AddPoster;
import com.example.films.api.FilmPosters;
import com.example.films.api.FilmsApi;
import com.example.films.sample.PosterFile;
import com.example.films.sample.TrailerFile;
import dev.trestle.runtime.Input;
import dev.trestle.files.LocalUpload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Hangs posters, by the service's own route, which Java can call as well as HTTP. */
final class SamplePosters {

    private static final String FILMS = "SELECT film_id, title FROM public.film ORDER BY film_id LIMIT 3";

    private final FilmsApi api;

    SamplePosters(FilmsApi api) {
        this.api = api;
    }

    /**
     * Gives the first films a poster and a trailer, where they have none.
     *
     * @throws SQLException where the films cannot be read
     * @throws IOException where a file cannot be written
     */
    void hang(DataSource database) throws SQLException, IOException {
        Path image = Files.createTempFile("poster", ".png");
        Path trailer = Files.createTempFile("trailer", ".avi");
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var films = statement.executeQuery(FILMS)) {
            Files.write(trailer, TrailerFile.avi());
            while (films.next()) {
                if (api.filmPosters.run(new FilmPosters.Request(films.getInt(1))).isEmpty()) {
                    Files.write(image, PosterFile.png(films.getString(2)));
                    api.addPoster.run(new AddPoster.Request(
                            films.getInt(1), films.getString(2), LocalUpload.of(image), Input.of(LocalUpload.of(trailer))));
                }
            }
        } finally {
            Files.delete(image);
            Files.delete(trailer);
        }
    }
}
