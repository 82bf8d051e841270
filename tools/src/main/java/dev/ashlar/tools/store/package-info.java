/**
 * Arrays in stores, named as the command line names them: {@code STORE:NAME[INDEX]}. Opening, finding, changing;
 * nothing here knows files of other formats or pictures.
 */
@NullMarked
package dev.ashlar.tools.store;

import org.jspecify.annotations.NullMarked;
