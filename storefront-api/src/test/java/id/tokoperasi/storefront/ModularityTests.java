package id.tokoperasi.storefront;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Modules call downwards only, and only what is public. */
class ModularityTests {

    @Test
    void modulesKeepToTheirBoundaries() {
        ApplicationModules.of(
                        "id.tokoperasi",
                        resideInAnyPackage("id.tokoperasi.infra..", "id.tokoperasi.testing.."))
                .verify();
    }
}
