package id.tokoperasi.infra.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class JdkFinderTests {
    @TempDir private Path folder;

    @Test
    void theNamedJdkComesFirst() throws IOException {
        var named = jdk("named", "25.0.2");
        jdk("usr/lib/jvm/other", "25.0.1");

        assertThat(finder(Map.of("JDK25_HOME", named.toString())).find()).isEqualTo(named);
    }

    @Test
    void anOldJdkIsPassedOver() throws IOException {
        var old = jdk("old", "21.0.5");
        var early = jdk("early", "26-ea");

        var environment = Map.of("JDK25_HOME", old.toString(), "JAVA_HOME", early.toString());
        assertThat(finder(environment).find()).isEqualTo(early);
    }

    @Test
    void aNamedFolderThatIsNoJdkIsPassedOver() throws IOException {
        var right = jdk("right", "25");

        var environment = Map.of("JDK25_HOME", "/nowhere", "JAVA_HOME", right.toString());
        assertThat(finder(environment).find()).isEqualTo(right);
    }

    @Test
    void withoutOneTheLineSaysWhatToInstall() {
        var running = System.setProperty("java.home", folder.toString());
        try {
            assertThatThrownBy(() -> finder(Map.of()).find())
                    .isInstanceOf(StackFailure.class)
                    .hasMessageContaining("No JDK 25 found. Install one")
                    .hasMessageNotContaining("\n");
        } finally {
            System.setProperty("java.home", running);
        }
    }

    private JdkFinder finder(Map<String, String> environment) {
        return new JdkFinder(environment, folder.resolve("home"), folder);
    }

    private Path jdk(String name, String version) throws IOException {
        var home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        var java = Files.writeString(home.resolve("bin/java"), "");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return home;
    }
}
