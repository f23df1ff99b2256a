package dev.trestle.generator.config;

import java.util.List;
import java.util.Optional;

/**
 * {@code type: gather}: runs several named queries at once, and answers with one object.
 *
 * @param parts in the order of the answer
 * @param inputs the parameters in the order that the request record has them; empty means the order of the parts
 * @param parameters those that functions compute
 * @param snapshot whether all parts see the same data
 */
public record GatherSpec(
        RouteHead head, List<PartSpec> parts, Optional<List<Located<String>>> inputs, List<ParameterSpec> parameters, boolean snapshot)
        implements RouteSpec {

    @Override
    public AnswerSpec answer() {
        return AnswerSpec.row();
    }

    @Override
    public List<Located<String>> queries() {
        return parts.stream().filter(part -> !part.onFiles()).map(PartSpec::query).toList();
    }

    @Override
    public List<Located<String>> fileQueries() {
        return parts.stream().filter(PartSpec::onFiles).map(PartSpec::query).toList();
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.gather(this);
    }
}
