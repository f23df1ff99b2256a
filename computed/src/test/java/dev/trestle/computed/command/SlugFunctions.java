package dev.trestle.computed.command;

import com.example.library.FilmSlug;
import java.util.Locale;

/** A class above another. */
class SlugFunctions {

    /** A class of the user's that implements a generated interface. */
    static final class Slug implements FilmSlug.Function {
        @Override
        public String compute(FilmSlug.Input row) {
            return row.title().toLowerCase(Locale.ROOT);
        }
    }

    Slug slug() {
        return new Slug();
    }
}
