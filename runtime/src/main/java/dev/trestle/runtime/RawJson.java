package dev.trestle.runtime;

import tools.jackson.core.io.SerializedString;

/** JSON in UTF-8 that Jackson writes as it is. */
final class RawJson extends SerializedString {

    private static final long serialVersionUID = 1;

    RawJson() {
        super("");
    }

    /** The same object with other JSON, as numbers are many. */
    RawJson of(byte[] utf8) {
        _unquotedUTF8Ref = utf8;
        return this;
    }
}
