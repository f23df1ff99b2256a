package dev.trestle.runtime.service;

import dev.trestle.runtime.Links;
import dev.trestle.runtime.Upload;
import java.util.List;

/** The files of one request that is stored as JSON; a statement has to publish them. */
public interface StoredRequestFiles extends Links {

    /**
     * What was written.
     *
     * @return each content once, however often it came
     */
    List<Upload> written();
}
