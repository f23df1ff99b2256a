package dev.trestle.load;

import dev.trestle.runtime.RequestReader;
import java.util.List;
import java.util.Objects;

/** The result of a job, as it was stored: the counts of some mode, and perhaps rejects. */
record StoredCounts(Tally tally, List<Reject> rejects) {

    static StoredCounts read(RequestReader in) {
        Tally tally = Tally.NOTHING;
        List<Reject> rejects = List.of();
        while (in.next()) {
            switch (in.name()) {
                case "rows", "inserted" -> tally = tally.plus(Tally.inserted(in.int8()));
                case "updated" -> tally = tally.plus(new Tally(0, in.int8(), 0));
                case "deleted" -> tally = tally.plus(new Tally(0, 0, in.int8()));
                case "rejects" -> rejects = in.list(() -> Objects.requireNonNull(in.object(Reject::read)));
                default -> in.skip();
            }
        }
        in.end();
        return new StoredCounts(tally, rejects);
    }
}
