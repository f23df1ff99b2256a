package dev.trestle.generator.emit.text;

import com.palantir.javapoet.CodeBlock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** Prints a length of time. */
public final class DurationCode {

    private DurationCode() {}

    // Duration.ofMinutes(10)
    public static CodeBlock of(Duration span) {
        for (ChronoUnit unit : new ChronoUnit[] {ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES, ChronoUnit.SECONDS}) {
            if (span.toMillis() % unit.getDuration().toMillis() == 0) {
                return CodeBlock.of("$T.of$L($L)", Duration.class, unit, span.dividedBy(unit.getDuration()));
            }
        }
        return CodeBlock.of("$T.ofMillis($L)", Duration.class, span.toMillis());
    }
}
