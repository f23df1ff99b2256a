package dev.trestle.runtime;

import dev.trestle.runtime.gather.Gather;
import dev.trestle.runtime.service.Trestle;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpFeature;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** {@code GET /gather?sql=…&sql=…}: a part for each statement of one row and one number; {@code snapshot=true} for a snapshot. */
record GatherRoute(Trestle trestle) implements HttpFeature {

    @Override
    public void setup(HttpRouting.Builder routing) {
        trestle.routes(routing).route(Method.GET, "/gather", this::gather).end();
    }

    private void gather(ServerRequest req, ServerResponse res) {
        boolean snapshot = req.query().first("snapshot").map("true"::equals).orElse(false);
        Gather gather = snapshot ? Gather.inSnapshot(trestle.database()) : Gather.of(trestle.database());
        List<Supplier<Long>> parts = new ArrayList<>();
        for (String sql : req.query().all("sql")) {
            parts.add(gather.one(sql, binds -> { }, row -> row.int8(1)));
        }
        gather.run();
        trestle.json().send(res, Status.OK_200, out -> {
            out.startObject();
            out.name("parts").array(parts, part -> out.int8(part.get()));
            out.endObject();
        });
    }
}
