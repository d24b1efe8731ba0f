package id.tokoperasi.storefront.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What an operation of the API answers that neither its row of {@code access.csv} nor its arguments
 * tell. The OpenAPI document shows it, and the tests hold every answer against that document.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Answers {

    /** The rules that may refuse it, each as status and code: {@code "409 order-state"}. */
    String[] problems() default {};

    /** Whether the answer carries the version of the thing, for {@code If-Match}. */
    boolean eTag() default false;
}
