package com.example.films;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.films.sample.PosterFile;
import com.example.films.sample.TrailerFile;
import dev.trestle.test.TestClient;
import dev.trestle.test.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The routes under /posters: files in, links and files out. */
@LibraryTest
class PosterRoutesIT {

    private final Library library;

    PosterRoutesIT(TestClient http, TestDatabase database, LibraryService service) {
        this.library = new Library(http, database, service);
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(library.address() + path));
    }

    private HttpResponse<byte[]> fetch(HttpRequest.Builder request) throws IOException, InterruptedException {
        return library.client().send(request.build(), BodyHandlers.ofByteArray());
    }

    private FormBody poster(long film, String caption) {
        return new FormBody().field("film_id", Long.toString(film)).field("caption", caption);
    }

    @Test
    void whatIsUploadedComesBackFromItsLink() throws IOException, InterruptedException {
        byte[] png = PosterFile.png("Up and down");
        byte[] avi = TrailerFile.avi();

        JsonNode poster = library.send(poster(1, "Größe")
                .file("image", "../../poster.html", png).file("trailer", "trailer.avi", avi).post(to("/posters"))).json(201);

        assertThat(poster.get("caption").asString()).isEqualTo("Größe");
        HttpResponse<byte[]> image = fetch(HttpRequest.newBuilder(URI.create(poster.get("image").asString())));
        assertThat(image.body()).isEqualTo(png);
        assertThat(image.headers().firstValue("Content-Type")).hasValue("image/png");
        HttpResponse<byte[]> start = fetch(HttpRequest.newBuilder(URI.create(poster.get("trailer").asString()))
                .header("Range", "bytes=0-3"));
        assertThat(start.statusCode()).isEqualTo(206);
        assertThat(start.body()).isEqualTo("RIFF".getBytes());
        assertThat(start.headers().firstValue("Content-Type").orElseThrow()).startsWith("video/");
        JsonNode newest = library.get("/posters/search?film_id=1").rows().getFirst();
        assertThat(newest.get("image")).isEqualTo(poster.get("image"));
        assertThat(newest.get("trailer")).isEqualTo(poster.get("trailer"));
    }

    @Test
    void aTrailerIsNotNeeded() {
        JsonNode poster = library.send(poster(2, "Alone")
                .file("image", "a.png", PosterFile.png("Alone")).post(to("/posters"))).json(201);

        assertThat(poster.get("trailer").isNull()).isTrue();
    }

    @Test
    void theContentCountsAndNotTheName() {
        assertThat(library.send(poster(1, "Text").file("image", "a.png", "not a picture".getBytes()).post(to("/posters")))
                .errors(422)).containsExactly("/image media_type");
        assertThat(library.send(poster(1, "Picture").file("image", "a.png", PosterFile.png("a"))
                .file("trailer", "a.avi", PosterFile.png("b")).post(to("/posters")))
                .errors(422)).containsExactly("/trailer media_type");
    }

    @Test
    void everyMistakeOfAFormIsTold() {
        assertThat(library.send(new FormBody().field("film_id", "one").field("color", "red").post(to("/posters")))
                .errors(422)).containsExactlyInAnyOrder(
                        "/film_id invalid_format", "/color unknown_field", "/caption required", "/image required");
        assertThat(library.post("/posters", "{'film_id': 1}").status()).isEqualTo(415);
    }

    @Test
    void aFileIsTheAnswer() throws IOException, InterruptedException {
        byte[] png = PosterFile.png("The answer");
        long id = library.send(poster(2, "The answer").file("image", "a.png", png).post(to("/posters"))).json(201)
                .get("poster_id").asLong();

        HttpResponse<byte[]> answer = fetch(to("/posters/image?poster_id=" + id));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(png);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(fetch(to("/posters/image?poster_id=" + id)
                .header("If-None-Match", answer.headers().firstValue("ETag").orElseThrow())).statusCode()).isEqualTo(304);
        library.get("/posters/image?poster_id=2147483647").problem(404);
    }

    @Test
    void theProgrammeShowsTheNewestPoster() {
        JsonNode poster = library.send(poster(3, "Newest").file("image", "a.png", PosterFile.png("Newest"))
                .post(to("/posters"))).json(201);
        library.patch("/films/3", "{'released': '1961-04-02'}").json(200);

        assertThat(library.get("/films/programme?film_id=3").json(200).get("poster")).isEqualTo(poster.get("image"));
    }
}
