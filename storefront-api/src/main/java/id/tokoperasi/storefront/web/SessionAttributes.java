package id.tokoperasi.storefront.web;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.jackson.SecurityJacksonModules;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.server.context.WebSessionServerSecurityContextRepository;
import org.springframework.stereotype.Component;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.util.HashMap;
import java.util.Map;

/** Writes what a session holds as JSON; only types that the security modules list are read back. */
@Component
class SessionAttributes {

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};
    private static final String SECURITY_CONTEXT =
            WebSessionServerSecurityContextRepository.DEFAULT_SPRING_SECURITY_CONTEXT_ATTR_NAME;

    private final JsonMapper json =
            JsonMapper.builder()
                    .addModules(
                            SecurityJacksonModules.getModules(
                                    SessionAttributes.class.getClassLoader()))
                    .build();

    String write(Map<String, Object> attributes) {
        return json.writerFor(MAP).writeValueAsString(new HashMap<>(attributes));
    }

    Map<String, Object> read(String text) {
        return json.readValue(text, MAP);
    }

    /** Who is signed in, if anybody. */
    static @Nullable OidcUser person(Map<String, Object> attributes) {
        return attributes.get(SECURITY_CONTEXT) instanceof SecurityContext context
                        && context.getAuthentication() != null
                        && context.getAuthentication().getPrincipal() instanceof OidcUser user
                ? user
                : null;
    }
}
