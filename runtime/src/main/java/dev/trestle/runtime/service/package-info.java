/** What a service stands on: its server and its parts, their tables, and the check that the schema still fits. */
@NullMarked
package dev.trestle.runtime.service;

import org.jspecify.annotations.NullMarked;
