package dev.trestle.runtime.body;

import tools.jackson.core.io.SerializedString;

/** JSON in UTF-8 that Jackson writes as it is. */
public final class RawJson extends SerializedString {

    private static final long serialVersionUID = 1;

    /** Without JSON. */
    public RawJson() {
        super("");
    }

    /**
     * The same object with other JSON, as numbers are many.
     *
     * @param utf8 the JSON; not copied
     * @return this
     */
    public RawJson of(byte[] utf8) {
        _unquotedUTF8Ref = utf8;
        return this;
    }
}
