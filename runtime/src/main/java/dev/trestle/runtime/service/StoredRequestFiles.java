package dev.trestle.runtime.service;

import dev.trestle.runtime.Links;
import dev.trestle.runtime.Upload;
import java.util.List;

/** The files of one request that is stored as JSON; a statement has to publish them. */
public interface StoredRequestFiles extends Links {

    /**
     * The written files.
     *
     * @return each content once
     */
    List<Upload> written();
}
