/** What a service is configured by: one typed reader of keys for all of its parts. */
@NullMarked
package dev.trestle.runtime.service;

import org.jspecify.annotations.NullMarked;
