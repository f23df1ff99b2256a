package dev.trestle.generator.config;

import java.util.List;
import java.util.Optional;

/**
 * {@code type: switch}: each request is answered by one of several query routes.
 *
 * @param of the names of these routes, the variants; two or more, and none twice
 * @param percentages of the requests, in the order of {@code of}, before the choice is changed; 100 together
 * @param stickyHeader the header that identifies a client; empty if the choice is random for each request
 */
public record SwitchSpec(RouteHead head, List<Located<String>> of, List<Integer> percentages, Optional<String> stickyHeader)
        implements RouteSpec {

    @Override
    public AnswerSpec answer() {
        return AnswerSpec.row();
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.choose(this);
    }
}
