package dev.trestle.benchmarks.vertx;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.List;

/** The paths below {@code /articles}. */
final class ArticleRoutes {

    private final Articles articles;

    ArticleRoutes(Articles articles) {
        this.articles = articles;
    }

    Router router(Vertx vertx) {
        Router router = Router.router(vertx);
        BodyHandler body = BodyHandler.create(false);
        router.get("/articles/list").handler(context ->
                answerRows(context, articles.list(Integer.parseInt(context.queryParam("after").get(0)))));
        router.get("/articles/search").handler(context ->
                answerRows(context, articles.search(Search.of(context.queryParams()))));
        router.get("/articles/all").handler(context -> answerRows(context, articles.all()));
        router.get("/articles/large").handler(this::large);
        router.get("/articles/:id").handler(context ->
                answerRow(context, HttpResponseStatus.OK, articles.byId(id(context))));
        router.patch("/articles/:id").handler(body).handler(context ->
                answerRow(context, HttpResponseStatus.OK, articles.update(id(context), context.body().asJsonObject())));
        router.post("/articles").handler(body).handler(context ->
                answerRow(context, HttpResponseStatus.CREATED, articles.create(context.body().asJsonObject())));
        router.post("/articles/many").handler(body).handler(this::createMany);
        return router;
    }

    private void createMany(RoutingContext context) {
        JsonArray rows = context.body().asJsonObject().getJsonArray("rows");
        List<JsonObject> news = rows.stream().map(JsonObject.class::cast).toList();
        articles.createAll(news).onSuccess(stored ->
                send(context, HttpResponseStatus.CREATED, ArticleJson.rows(stored))).onFailure(context::fail);
    }

    private void large(RoutingContext context) {
        int copies = Integer.parseInt(context.queryParam("copies").get(0));
        context.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/json").setChunked(true);
        articles.large(copies, context.response()).onFailure(context::fail);
    }

    private static void answerRows(RoutingContext context, Future<RowSet<Row>> rows) {
        rows.onSuccess(found -> send(context, HttpResponseStatus.OK, ArticleJson.rows(List.of(found))))
                .onFailure(context::fail);
    }

    private static void answerRow(RoutingContext context, HttpResponseStatus status, Future<RowSet<Row>> rows) {
        rows.onSuccess(found -> {
            if (found.size() == 0) {
                context.fail(HttpResponseStatus.NOT_FOUND.code());
            } else {
                send(context, status, ArticleJson.row(found.iterator().next()));
            }
        }).onFailure(context::fail);
    }

    private static void send(RoutingContext context, HttpResponseStatus status, Buffer body) {
        context.response()
                .setStatusCode(status.code())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(body);
    }

    private static int id(RoutingContext context) {
        return Integer.parseInt(context.pathParam("id"));
    }
}
