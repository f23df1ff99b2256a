package dev.trestle.computed;

import com.example.library.FilmCard;
import com.example.library.FilmEmbedding;
import com.example.library.FilmMood;
import com.example.library.FilmSlug;
import com.example.library.FilmSummary;
import com.example.library.LibraryApi;
import dev.trestle.runtime.service.Trestle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The functions of the library's computed columns; SQL can compute the same, to compare. */
record Functions(
        FilmSlug.Function slug, FilmSummary.Function summary, FilmEmbedding.Function embedding, FilmCard.Function card) {

    /** The number of rows some value of which is not what it should be; without those whose function would fail. */
    static final String WRONG = """
            SELECT count(*) FROM film
             WHERE slug IS DISTINCT FROM lower(title) OR summary IS DISTINCT FROM title || ': ' || coalesce(body, 'none')
                OR embedding IS DISTINCT FROM ARRAY[char_length(title || ': ' || coalesce(body, 'none'))]::real[]
                OR card IS DISTINCT FROM lower(title) || '#' || char_length(title || ': ' || coalesce(body, 'none'))""";

    static final Functions USUAL = new Functions(Functions::slug, Functions::summary, Functions::embedding, Functions::card);

    static String slug(FilmSlug.Input film) {
        return film.title().toLowerCase(Locale.ROOT);
    }

    static String summary(FilmSummary.Input film) {
        return film.title() + ": " + film.body().orElse("none");
    }

    static List<@Nullable List<@Nullable Float>> embedding(List<FilmEmbedding.Input> films) {
        return films.stream().<@Nullable List<@Nullable Float>>map(film ->
                film.summary().<@Nullable List<@Nullable Float>>map(text -> List.of((float) text.length())).orElse(null)).toList();
    }

    static String card(FilmCard.Input film) {
        return film.slug().orElse("?") + "#" + film.embedding().map(values -> Math.round(values.getFirst())).orElse(-1);
    }

    Functions slug(FilmSlug.Function other) {
        return new Functions(other, summary, embedding, card);
    }

    Functions summary(FilmSummary.Function other) {
        return new Functions(slug, other, embedding, card);
    }

    Functions embedding(FilmEmbedding.Function other) {
        return new Functions(slug, summary, other, card);
    }

    Functions card(FilmCard.Function other) {
        return new Functions(slug, summary, embedding, other);
    }

    LibraryApi api(Trestle trestle, Computed computed) {
        return new LibraryApi(trestle, computed, slug, summary, embedding, card, Functions::mood);
    }

    /** Of a column that the database does not have yet. */
    static String mood(FilmMood.Input film) {
        if (film.body().isEmpty()) {
            throw Computed.refuse("no body");
        }
        return film.body().get().contains("!") ? "loud" : "quiet";
    }
}
