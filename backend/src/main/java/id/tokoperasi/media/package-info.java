/**
 * Pictures: checked by content, drawn anew in three widths without their metadata, kept in a folder (or
 * a bucket) under unguessable names. Schema {@code media} knows whose a picture is; the files are served
 * without asking it. Papers of a
 * cooperative are kept apart and served to those who may read them. Publishes nothing.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "kernel")
package id.tokoperasi.media;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
