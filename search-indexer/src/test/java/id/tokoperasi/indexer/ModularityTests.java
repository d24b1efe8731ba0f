package id.tokoperasi.indexer;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The indexer uses only what its modules give it. */
class ModularityTests {

    @Test
    void modulesKeepToTheirBoundaries() {
        ApplicationModules.of(
                        "id.tokoperasi",
                        resideInAnyPackage("id.tokoperasi.infra..", "id.tokoperasi.testing.."))
                .verify();
    }
}
