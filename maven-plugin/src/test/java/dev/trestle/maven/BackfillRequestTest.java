package dev.trestle.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.generator.config.Rate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

class BackfillRequestTest {

    private static BackfillRequest of(String action, boolean all, boolean older, String rate, String parallel, String onError)
            throws MojoFailureException {
        return BackfillRequest.of(action, "film.summary", all, older, rate, parallel, onError);
    }

    private static void refuses(String message, String action, boolean all, boolean older, String rate, String parallel, String onError) {
        assertThatThrownBy(() -> of(action, all, older, rate, parallel, onError)).isInstanceOf(MojoFailureException.class).hasMessage(message);
    }

    @Test
    void takesWhatTheParametersSay() throws Exception {
        assertThat(of("start", true, false, "200/min", "8", "stop")).isEqualTo(new BackfillRequest(BackfillAction.START, Optional.of("film.summary"),
                "all", Optional.of(new Rate(200, Duration.ofMinutes(1))), Optional.of(8), Optional.of("stop")));
        assertThat(of("start", false, true, null, null, null).rows()).isEqualTo("older_version");
        assertThat(BackfillRequest.of("status", null, false, false, null, null, null).column()).isEmpty();
        assertThat(BackfillRequest.of("start", " ", false, false, null, null, null).column()).contains("");
    }

    @Test
    void refusesWhatDoesNotFit() {
        refuses("action is one of start, pause, resume, cancel, status, not 'stop'", "stop", false, false, null, null, null);
        refuses("action is one of start, pause, resume, cancel, status, not 'cancle' (did you mean 'cancel'?)", "cancle", false, false, null, null, null);
        for (String rate : List.of("200", "0/min", "10000000/d")) {
            refuses("rate is a number of rows from 1 to 9999999 in a time, such as 10/s, 200/min, 5000/h or 20000/d, not '" + rate + "'",
                    "start", false, false, rate, null, null);
        }
        refuses("parallel is a number of calls such as 8, not '0'", "start", false, false, null, "0", null);
        refuses("onError is one of go_on and stop, not 'abort'", "start", false, false, null, null, "abort");
        refuses("all and olderVersion cannot both be true: all rows include those of an older version", "start", true, true, null, null, null);
        refuses("rate, parallel, onError, all and olderVersion are for the actions start and resume, not for 'pause'", "pause", true, false, null, null, null);
        refuses("an open backfill keeps its rows: all and olderVersion are for the action start", "resume", true, false, null, null, null);
    }
}
