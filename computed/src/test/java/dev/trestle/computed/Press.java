package dev.trestle.computed;

import com.example.press.AddWithHook;
import com.example.press.ArticleCard;
import com.example.press.ArticleLink;
import com.example.press.ArticleSlug;
import com.example.press.ArticleTag;
import com.example.press.ArticleTeaser;
import com.example.press.ArticleWords;
import com.example.press.PressApi;
import com.example.press.SeatLabel;
import com.example.press.SeatState;
import dev.trestle.runtime.service.Trestle;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** The functions of columns that routes compute; each is called by way of these fields, so that a test can change it. */
final class Press {

    volatile ArticleSlug.Function slug;
    volatile ArticleTag.Function tag;
    volatile ArticleTeaser.Function teaser;
    volatile ArticleCard.Function card;
    volatile ArticleWords.Function words;
    volatile AddWithHook.Hook hook;
    volatile SeatLabel.Function label;
    volatile SeatState.Function state;

    Press() {
        usual();
    }

    /** Functions that do not fail. */
    final void usual() {
        slug = article -> article.title().toLowerCase(Locale.ROOT);
        tag = article -> article.slug().map("#"::concat).orElse(null);
        teaser = article -> article.title() + " (" + article.slug().orElse("?") + ")";
        card = article -> article.teaser().map(text -> "[" + text + "]").orElse(null);
        words = article -> article.body().map(text -> text.split(" ").length).orElse(0);
        hook = article -> new ArticleLink("/" + article.slug().orElse("?") + "/" + article.teaser().orElse("?"));
        label = seat -> seat.remark().map(text -> "<" + text + ">").orElse("<>");
        state = seat -> "free";
    }

    /** A server in a process of its own, whose port is in a table; functions do not return for articles of these titles. */
    static final class Main {

        private Main() {}

        public static void main(String[] arguments) throws SQLException {
            Press press = new Press();
            press.slug = article -> article.title().equals("slug") ? endless() : article.title();
            press.teaser = article -> article.title().equals("teaser") ? endless() : article.title();
            Service service = Service.begin(arguments[0], press::api, Map.of());
            Waiting.until(() -> service.computed().hasBegun());
            try (Connection connection = DriverManager.getConnection(arguments[0]); Statement statement = connection.createStatement()) {
                statement.execute("INSERT INTO node (port) VALUES (" + service.server().port() + ")");
            }
            System.out.println("started");
        }

        private static String endless() throws InterruptedException {
            new CountDownLatch(1).await();
            return "never";
        }
    }

    PressApi api(Trestle trestle, Computed computed) {
        return new PressApi(trestle, computed, article -> hook.respond(article), article -> slug.compute(article), article -> tag.compute(article),
                article -> teaser.compute(article), article -> card.compute(article), article -> words.compute(article),
                seat -> label.compute(seat), seat -> state.compute(seat));
    }

    /** A database with the tables of these columns. */
    static Library library(Postgres.Database database) {
        Postgres.Database other = database.another();
        other.execute(Library.resource("/modes/schema.sql"));
        Library library = Library.open(other);
        library.execute(Library.resource("/modes/R__trestle_computed.sql"));
        return library;
    }
}
