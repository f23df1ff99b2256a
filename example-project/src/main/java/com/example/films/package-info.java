/** A film library that lends prints to cinemas: the service around the generated routes. */
@NullMarked
package com.example.films;

import org.jspecify.annotations.NullMarked;
