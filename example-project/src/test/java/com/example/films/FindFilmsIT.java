package com.example.films;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.films.api.FilmCardRow;
import com.example.films.api.FilmsApi;
import com.example.films.api.FindFilms;
import dev.trestle.test.TestClient;
import dev.trestle.test.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two searches behind one path. */
@LibraryTest
class FindFilmsIT {

    private final Library library;
    private final FilmsApi api;

    FindFilmsIT(TestClient http, TestDatabase database, LibraryService service, FilmsApi api) {
        this.library = new Library(http, database, service);
        this.api = api;
    }

    private List<String> titles(String variant) {
        library.put("/switches/FindFilms", "{'variant': '" + variant + "', 'percentage': 100}").json(200);
        Answer answer = library.get("/films/find?title=glimworm&max_rows=5");
        assertThat(answer.header("Trestle-Variant")).hasValue(variant);
        List<String> titles = answer.rows().stream().map(row -> row.get("title").asString()).toList();
        assertThat(api.findFilms.run(new FindFilms.Request("glimworm", null, null, null, null, 5)))
                .extracting(FilmCardRow::title).isEqualTo(titles);
        return titles;
    }

    @Test
    void anOperatorChoosesTheSearch() {
        library.createFilm("A Conglimworm");
        library.createFilm("The Glimworm");
        library.createFilm("Worms of Glim");
        library.createFilm("Zoe, the Glimworm of Glimworms");

        assertThat(titles("SearchFilms")).containsExactly("A Conglimworm", "The Glimworm", "Zoe, the Glimworm of Glimworms");
        assertThat(titles("SearchFilmsRanked")).containsExactly("Zoe, the Glimworm of Glimworms", "The Glimworm");
        assertThat(titles("SearchFilms")).hasSize(3);
    }

    @Test
    void bothSearchesFilter() {
        assertThat(library.get("/films/search/ranked?decade=1950").rows()).isNotEmpty()
                .allSatisfy(row -> assertThat(row.get("decade").asInt()).isEqualTo(1950));
        assertThat(library.get("/films/find?rating=X").errors(422)).containsExactly("/rating not_a_label");
    }
}
