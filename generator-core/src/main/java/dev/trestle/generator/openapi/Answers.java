package dev.trestle.generator.openapi;

import dev.trestle.generator.plan.model.FileQueryPlan;
import dev.trestle.generator.plan.model.Gives;
import dev.trestle.generator.plan.model.ListPlan;
import dev.trestle.generator.plan.model.RoutePlan;
import dev.trestle.generator.route.LoadMode;
import java.util.stream.Stream;

/** The schema of the JSON of a route's answer. */
record Answers(Components components, RoutePlan route) implements Gives.Cases<JsonObject> {

    private static JsonObject count() {
        return Schemas.format("integer", "int64").put("minimum", 0);
    }

    /** Whose records are within it. */
    private String routeClass() {
        return route.endpoint().className();
    }

    @Override
    public JsonObject oneRow(Gives.OneRow gives) {
        return components.row(routeClass(), gives.row());
    }

    @Override
    public JsonObject upsertedRow(Gives.UpsertedRow gives) {
        return components.row(routeClass(), gives.row());
    }

    @Override
    public JsonObject rows(Gives.Rows gives) {
        JsonObject members = JsonObject.of("rows", Schemas.list(components.row(routeClass(), gives.row())));
        if (route instanceof FileQueryPlan files && files.rejects()) {
            members.put("rejects", Schemas.list(components.own("FileReject", () -> Schemas.object(new JsonObject()
                    .put("file", Schemas.type("string"))
                    .put("row", Schemas.orNull(count()))
                    .put("line", Schemas.orNull(count()))
                    .put("column", Schemas.orNull(Schemas.type("string")))
                    .put("text", Schemas.orNull(Schemas.type("string")))
                    .put("errors", Schemas.list(Problems.fieldError(components)))))));
        }
        return Schemas.object(members);
    }

    @Override
    public JsonObject page(Gives.Page gives) {
        JsonObject members = JsonObject.of("rows", Schemas.list(components.row(routeClass(), gives.row())))
                .put("next", Schemas.orNull(Schemas.type("string")).put("description", "The cursor of the next page; null on the last one."));
        if (route instanceof ListPlan list && list.counted()) {
            members.put("count", Schemas.orNull(count()));
        }
        return Schemas.object(members);
    }

    @Override
    public JsonObject batch(Gives.Batch gives) {
        JsonObject row = components.row(routeClass(), gives.row());
        return Schemas.anyOf(Stream.of(row, Schemas.list(row)));
    }

    @Override
    public JsonObject count(Gives.Count gives) {
        return Schemas.object(JsonObject.of("num_rows", count()));
    }

    @Override
    public JsonObject written(Gives.Written gives) {
        return components.own("WrittenFile", () -> Schemas.object(new JsonObject()
                .put("name", Schemas.type("string"))
                .put("rows", count())
                .put("bytes", count())
                .put("files", count())));
    }

    /** Any bytes. */
    @Override
    public JsonObject file(Gives.File gives) {
        return new JsonObject();
    }

    @Override
    public JsonObject job(Gives.Job gives) {
        return components.own("AcceptedJob", () -> Schemas.object(new JsonObject()
                .put("id", Schemas.format("string", "uuid"))
                .put("job_url", Schemas.format("string", "uri"))));
    }

    @Override
    public JsonObject parts(Gives.Parts gives) {
        JsonObject parts = new JsonObject();
        gives.parts().forEach(part -> {
            JsonObject row = components.row(routeClass(), part.row());
            parts.put(part.name(), part.one() ? row : Schemas.list(row));
        });
        return Schemas.object(parts);
    }

    @Override
    public JsonObject loaded(Gives.Loaded gives) {
        JsonObject counts = gives.mode() == LoadMode.MERGE
                ? JsonObject.of("inserted", count()).put("updated", count())
                : JsonObject.of("rows", count());
        if (gives.mode() == LoadMode.REPLACE) {
            counts.put("deleted", count());
        }
        if (gives.reported()) {
            counts.put("rejected", count()).put("rejects", Schemas.list(reject()));
        }
        return Schemas.object(counts);
    }

    private JsonObject reject() {
        return components.own("Reject", () -> Schemas.object(new JsonObject()
                .put("row", count())
                .put("line", Schemas.orNull(count()))
                .put("column", Schemas.orNull(Schemas.type("string")))
                .put("text", Schemas.orNull(Schemas.type("string")))
                .put("errors", Schemas.list(Problems.fieldError(components)))));
    }
}
