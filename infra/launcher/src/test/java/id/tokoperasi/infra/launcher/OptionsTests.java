package id.tokoperasi.infra.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;

class OptionsTests {
    private static final Path ROOT = Path.of("/project");

    @Test
    void withoutFlagsTheStorefrontIsAt8080AndDataLieInTheProject() {
        var options = Options.parse(List.of(), ROOT);

        assertThat(options.ports().storefront()).isEqualTo(8080);
        assertThat(options.ports().smtp()).isEqualTo(8088);
        assertThat(options.data()).isEqualTo(ROOT.resolve(".local/run"));
        assertThat(options.fresh()).isFalse();
    }

    @Test
    void flagsTakeTheirValueApartOrAttached() {
        var words = List.of("--port-base", "9000", "--data=/tmp/x", "--fresh");
        var options = Options.parse(words, ROOT);

        assertThat(options.ports().keycloak()).isEqualTo(9001);
        assertThat(options.data()).isEqualTo(Path.of("/tmp/x"));
        assertThat(options.fresh()).isTrue();
    }

    @Test
    void wrongFlagsAreNamed() {
        assertThatThrownBy(() -> Options.parse(List.of("--frseh"), ROOT))
                .hasMessage("Unknown flag --frseh. Try --help.");
        assertThatThrownBy(() -> Options.parse(List.of("--port-base"), ROOT))
                .hasMessage("--port-base needs a value. Try --help.");
        assertThatThrownBy(() -> Options.parse(List.of("--port-base", "http"), ROOT))
                .hasMessage("--port-base needs a number, not http.");
        assertThatThrownBy(() -> Options.parse(List.of("--port-base", "80"), ROOT))
                .hasMessageContaining("must be between");
    }

    @Test
    void aTakenPortIsToldWithThePartThatWantsIt() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var part = new ShellPart("Keycloak", List.of(taken.getLocalPort()), "true");

            assertThatThrownBy(() -> Ports.requireFree(List.of(part)))
                    .hasMessageStartingWith(
                            "Port " + taken.getLocalPort() + " for Keycloak is taken.");
        }
    }
}
