package id.tokoperasi.storefront;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

import java.util.HashMap;

/** The migrations speak JDBC: unless told otherwise they go where the R2DBC address points. */
class DatabaseUrl implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        var url = environment.getProperty("spring.r2dbc.url");
        if (url == null || environment.containsProperty("spring.flyway.url")) {
            return;
        }
        var derived = new HashMap<String, Object>();
        derived.put("spring.flyway.url", jdbc(url));
        derived.put("spring.flyway.user", environment.getProperty("spring.r2dbc.username", ""));
        derived.put("spring.flyway.password", environment.getProperty("spring.r2dbc.password", ""));
        environment.getPropertySources().addLast(new MapPropertySource("database-url", derived));
    }

    static String jdbc(String r2dbcUrl) {
        var address = r2dbcUrl.substring("r2dbc:".length());
        var query = address.indexOf('?');
        return "jdbc:" + (query < 0 ? address : address.substring(0, query));
    }
}
