package dev.trestle.data.remote;

import java.util.Optional;

/** A root whose files have URLs of the client as their names. */
public interface UrlRoot extends RemoteRoot {

    /**
     * Why a URL may not be read.
     *
     * @param url with a scheme
     * @return follows the name of the field in a message; empty if it may
     */
    Optional<String> refusal(String url);
}
