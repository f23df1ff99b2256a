package com.example.films;

import com.example.films.api.FilmProgramme;
import com.example.films.api.ProgrammeEntry;
import dev.trestle.runtime.HttpProblem;
import io.helidon.http.Status;
import java.time.LocalDate;

/** Writes what the printed programme says of a film. */
final class Programme {

    private static final int BLURB = 160;

    /** The hook of the route {@link FilmProgramme}; a film that has not been released is in no programme yet. */
    ProgrammeEntry entry(FilmProgramme.Row film) {
        LocalDate released = film.released().orElseThrow(() ->
                HttpProblem.of(Status.CONFLICT_409, "The film has no release date yet, so it is in no programme"));
        String original = film.originalTitle().map(title -> " / " + title).orElse("");
        return new ProgrammeEntry(
                "%s%s (%d, %s)".formatted(film.title(), original, released.getYear(), film.rating().label()),
                "%d h %02d min".formatted(film.length() / 60, film.length() % 60),
                film.description().map(Programme::shortened).orElse(null),
                film.poster().map(link -> link.url().toString()).orElse(null));
    }

    /** Cut at a word, so that it fits the column. */
    private static String shortened(String text) {
        if (text.length() <= BLURB) {
            return text;
        }
        int blank = text.lastIndexOf(' ', BLURB);
        return text.substring(0, blank < 0 ? BLURB : blank) + " …";
    }
}
