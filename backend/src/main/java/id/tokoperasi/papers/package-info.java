/**
 * Papers: templates of the project, filled with a module's data and drawn as PDF. Templates lie in {@code
 * papers/}, a folder for each module that fills them; their words in {@code papers/words_id} and {@code
 * _en}. Keeps nothing: whoever needs a paper again either stores its bytes or draws it from the same
 * data, which gives the same bytes.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "kernel")
package id.tokoperasi.papers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
