package dev.trestle.generator.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.generator.plan.model.ProblemCode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The codes of documents are those of the runtime. */
class ProblemCodeTest {

    @Test
    void areThoseOfTheRuntime() {
        String runtime = Project.read("runtime/src/main/java/dev/trestle/runtime/ErrorCode.java");
        assertThat(Stream.of(ProblemCode.values()).map(ProblemCode::wireName))
                .containsExactlyElementsOf(ErrorCodeSource.in(runtime).keySet());
    }
}
