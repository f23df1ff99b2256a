package dev.trestle.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.runtime.media.UrlSigner;
import dev.trestle.testing.Postgres;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** URLs that are good for a while. */
@ExtendWith(Postgres.class)
class SignedUrlsTest {

    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void overHttp(Postgres.Database database) {
        try (PosterService posters = PosterService.start(database, "media.signing-key", KEY)) {
            String first = posters.image("One", Samples.png(1));
            String second = posters.image("Two", Samples.png(2));
            String path = first.substring(0, first.indexOf('?'));
            String query = first.substring(first.indexOf('?'));

            Service.Answer answer = posters.service().get(first);
            assertThat(answer.response().statusCode()).isEqualTo(200);
            assertThat(answer.header("Cache-Control")).matches("private, max-age=3[56]\\d\\d, immutable");
            String unknown = posters.service().get("/media/poster.image/" + "0".repeat(64) + ".png" + query)
                    .problem(404).toString();
            for (String other : new String[] {path, path + "?expires=9999999999", path + query + "x",
                path + query.replace("expires=", "expires=1"), path + second.substring(second.indexOf('?')),
                path + "?expires=&signature=", path + "?expires=-1&signature=x"}) {
                assertThat(posters.service().get(other).problem(404)).hasToString(unknown);
            }
        }
    }

    @Test
    void expiry() {
        UrlSigner signer = new UrlSigner(KEY, Duration.ofMinutes(10), () -> NOON);
        UrlSigner later = new UrlSigner(KEY, Duration.ofMinutes(10), () -> NOON.plusSeconds(599));
        UrlSigner tooLate = new UrlSigner(KEY, Duration.ofMinutes(10), () -> NOON.plusSeconds(600));
        UrlSigner other = new UrlSigner(KEY + "x", Duration.ofMinutes(10), () -> NOON);
        String[] parts = signer.sign("a").split("[=&]");

        assertThat(later.verify("a", parts[1], parts[3])).hasValue(Duration.ofSeconds(1));
        assertThat(tooLate.verify("a", parts[1], parts[3])).isEmpty();
        assertThat(other.verify("a", parts[1], parts[3])).isEmpty();
        assertThat(signer.verify("b", parts[1], parts[3])).isEmpty();
    }

    @Test
    void settingsThatAreWrong(Postgres.Database database) {
        for (Map.Entry<String, String> wrong : Map.of("signing-key", "short", "sweep-age", "PT0S").entrySet()) {
            assertThatThrownBy(() -> PosterService.start(database, "media." + wrong.getKey(), wrong.getValue()))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("media." + wrong.getKey());
        }
    }
}
