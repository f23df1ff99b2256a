package dev.trestle.benchmarks.helidon;

import io.helidon.common.parameters.Parameters;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The paths below {@code /articles}. */
final class ArticleService implements HttpService {

    private final JsonFactory json = new JsonFactory();
    private final Articles articles;

    ArticleService(Articles articles) {
        this.articles = articles;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/list", this::list)
                .get("/search", this::search)
                .get("/all", this::all)
                .get("/large", this::large)
                .get("/{article_id}", this::byId)
                .patch("/{article_id}", this::update)
                .post("/", this::create)
                .post("/many", this::createMany);
    }

    private void byId(ServerRequest request, ServerResponse response) throws SQLException {
        int id = Integer.parseInt(request.path().pathParameters().get("article_id"));
        send(response, Status.OK_200, out -> articles.byId(id, out));
    }

    private void list(ServerRequest request, ServerResponse response) throws SQLException {
        int after = Integer.parseInt(request.query().get("after"));
        send(response, Status.OK_200, out -> articles.list(after, out));
    }

    private void search(ServerRequest request, ServerResponse response) throws SQLException {
        Parameters query = request.query();
        Search search = new Search(
                query.first("kind").orElse(null),
                query.first("min_price").orElse(null),
                query.first("max_price").orElse(null),
                query.first("title").orElse(null),
                query.first("tag").orElse(null),
                query.first("max_rows").map(Integer::valueOf).orElse(null));
        send(response, Status.OK_200, out -> articles.search(search, out));
    }

    private void create(ServerRequest request, ServerResponse response) throws SQLException {
        NewArticle article;
        try (JsonParser in = json.createParser(ObjectReadContext.empty(), request.content().inputStream())) {
            in.nextToken();
            article = NewArticle.read(in);
        }
        send(response, Status.CREATED_201, out -> articles.create(article, out));
    }

    private void createMany(ServerRequest request, ServerResponse response) throws SQLException {
        var rows = NewArticle.readAll(json, request.content().inputStream());
        send(response, Status.CREATED_201, out -> articles.createAll(rows, out));
    }

    private void update(ServerRequest request, ServerResponse response) throws SQLException {
        int id = Integer.parseInt(request.path().pathParameters().get("article_id"));
        Change change;
        try (JsonParser in = json.createParser(ObjectReadContext.empty(), request.content().inputStream())) {
            change = Change.read(in);
        }
        send(response, Status.OK_200, out -> articles.update(id, change, out));
    }

    private void all(ServerRequest request, ServerResponse response) throws SQLException, IOException {
        stream(response, articles::all);
    }

    private void large(ServerRequest request, ServerResponse response) throws SQLException, IOException {
        int copies = Integer.parseInt(request.query().get("copies"));
        stream(response, out -> articles.large(copies, out));
    }

    /** At once, with its length; 404 where there is no row. */
    private void send(ServerResponse response, Status status, Answer answer) throws SQLException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(1024);
        boolean found;
        try (JsonGenerator out = json.createGenerator(ObjectWriteContext.empty(), body)) {
            found = answer.write(out);
        }
        if (!found) {
            response.status(Status.NOT_FOUND_404).send();
            return;
        }
        response.status(status).header(HeaderValues.CONTENT_TYPE_JSON).send(body.toByteArray());
    }

    private void stream(ServerResponse response, Answer answer) throws SQLException, IOException {
        response.header(HeaderValues.CONTENT_TYPE_JSON);
        try (OutputStream body = response.outputStream();
                JsonGenerator out = json.createGenerator(ObjectWriteContext.empty(), body)) {
            answer.write(out);
        }
    }

    /** Writes the body of an answer, and says whether there was one. */
    @FunctionalInterface
    private interface Answer {
        boolean write(JsonGenerator out) throws SQLException;
    }
}
