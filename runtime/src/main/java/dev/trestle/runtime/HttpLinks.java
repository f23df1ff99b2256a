package dev.trestle.runtime;

import org.jspecify.annotations.Nullable;

/** Files in requests and answers of HTTP: those of a request are parts of its form, and no answer is read again. */
record HttpLinks() implements Links {

    @Override
    public MediaLink link(String key) {
        throw new IllegalStateException("Only a form with files has links");
    }

    @Override public String text(MediaLink link) { return link.url().toString(); }
    @Override public @Nullable Upload read(RequestReader in) { return in.source.upload(); }
}
