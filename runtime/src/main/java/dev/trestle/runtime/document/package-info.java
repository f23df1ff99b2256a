/** Serves the OpenAPI document of a generated API. */
@NullMarked
package dev.trestle.runtime.document;

import org.jspecify.annotations.NullMarked;
