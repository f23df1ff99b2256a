/** The base of a service: its server and its parts, their tables, and the check of the schema. */
@NullMarked
package dev.trestle.runtime.service;

import org.jspecify.annotations.NullMarked;
