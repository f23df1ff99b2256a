package dev.trestle.runtime;

import tools.jackson.core.io.SerializedString;

/** JSON in UTF-8 that Jackson writes as it is. */
final class RawJson extends SerializedString {

    private static final long serialVersionUID = 1;

    RawJson(byte[] utf8) {
        super("");
        _unquotedUTF8Ref = utf8;
    }
}
