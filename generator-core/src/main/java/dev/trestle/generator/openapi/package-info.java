/** From plan to the OpenAPI document of the API; no decisions, no errors. */
@NullMarked
package dev.trestle.generator.openapi;

import org.jspecify.annotations.NullMarked;
