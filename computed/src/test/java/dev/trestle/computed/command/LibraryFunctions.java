package dev.trestle.computed.command;

import com.example.library.FilmEmbedding;
import com.example.library.FilmMood;
import com.example.library.FilmSlug;
import com.example.library.FilmSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions as a project has them: of a class above, private, in a field, and one that fails. */
final class LibraryFunctions extends SlugFunctions {

    private final FilmEmbedding.Function embedding = films ->
            films.stream().<@Nullable List<@Nullable Float>>map(film -> List.of(1.5f)).toList();

    private LibraryFunctions() {}

    private static FilmSummary.Function summary() {
        return film -> {
            System.out.println("computing " + film.title());
            if (film.body().isEmpty()) {
                throw new IllegalStateException("no body of " + film.title());
            }
            return film.title() + " – " + film.body().get();
        };
    }

    FilmMood.Function mood() {
        return film -> film.title().endsWith("n") ? "dark" : null;
    }

    /** Has none. */
    static final class Without {}

    /** Needs an argument. */
    record Argument(FilmSlug.Function slug) {}

    /** Cannot be made. */
    static final class Failing {
        final FilmSlug.Function slug = new Slug();

        Failing() {
            throw new IllegalArgumentException("no key of the provider");
        }
    }

    /** Has two of one column, and one that is null. */
    static final class Twice {
        final FilmSlug.Function one = new Slug();
        final Slug two = new Slug();
    }

    /** Is null. */
    static final class Null {
        final FilmSlug.@Nullable Function slug = null;
    }
}
