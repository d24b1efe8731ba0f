package id.tokoperasi.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.access.AccessTable;
import id.tokoperasi.access.Appointments;
import id.tokoperasi.access.BodyKind;
import id.tokoperasi.access.Operation;
import id.tokoperasi.access.Role;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table is what exists and what is allowed, for every operation and every kind of person. */
class AccessMatrixTests {

    private static final RunningStorefront STOREFRONT = RunningStorefront.get();
    private static final UUID MINE = UUID.randomUUID();
    private static final UUID FOREIGN = UUID.randomUUID();
    private static final Map<Role, String> PEOPLE = new EnumMap<>(Role.class);
    private static final String FORMER = RunningStorefront.newSubject();
    private static final String FUTURE = RunningStorefront.newSubject();
    private static final String STRANGER = RunningStorefront.newSubject();
    private static final Set<String> NOT_HANDLERS = Set.of("filter", "static", "actuator");

    @BeforeAll
    static void appoint() {
        var now = Instant.now();
        var day = Duration.ofDays(1);
        Stream.of(Role.values())
                .filter(role -> role.bodyKind() != null)
                .forEach(
                        role -> {
                            var who = RunningStorefront.newSubject();
                            PEOPLE.put(role, who);
                            appoint(who, role, now.minus(day), null);
                        });
        appoint(FORMER, Role.MANAGER, now.minus(day), now.minusSeconds(1));
        appoint(FUTURE, Role.MANAGER, now.plus(day), null);
    }

    private static void appoint(String who, Role role, Instant from, Instant to) {
        var body =
                role == Role.AUDITOR || role == Role.DEPARTMENT_OFFICER
                        ? Appointments.REGENCY
                        : MINE;
        STOREFRONT
                .bean(Appointments.class)
                .appoint("test:" + who, who, body, role, "SK-1", from, to)
                .block();
    }

    @Test
    void everyHandlerHasARowAndEveryRowAHandler() {
        var handlers =
                STOREFRONT
                        .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                        .getHandlerMethods()
                        .keySet()
                        .stream()
                        .flatMap(AccessMatrixTests::calls)
                        .collect(Collectors.toCollection(TreeSet::new));
        var rows =
                rows().filter(row -> row.extras().stream().noneMatch(NOT_HANDLERS::contains))
                        .map(AccessMatrixTests::call)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(handlers).isEqualTo(rows);
    }

    private static Stream<String> calls(RequestMappingInfo mapping) {
        return mapping.getMethodsCondition().getMethods().stream()
                .flatMap(
                        method ->
                                mapping.getPatternsCondition().getPatterns().stream()
                                        .map(path -> method + " " + path.getPatternString()));
    }

    @Test
    void theOpenApiDocumentShowsExactlyTheRowsOfTheApi() {
        var document = STOREFRONT.call("GET", "/v3/api-docs").send().document();
        var described = new TreeSet<String>();
        document.path("paths")
                .properties()
                .forEach(
                        path ->
                                path.getValue()
                                        .properties()
                                        .forEach(
                                                method ->
                                                        described.add(
                                                                upper(method.getKey())
                                                                        + " "
                                                                        + path.getKey())));
        var rows =
                rows().map(AccessMatrixTests::call)
                        .filter(call -> call.matches("\\w+ /(api|webhooks)/.*"))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(described).isEqualTo(rows);
    }

    @Test
    void everyPersonGetsWhatTheTableSays() {
        api().forEach(
                        row -> {
                            assertPublic(row);
                            if (!row.isPublic()) {
                                PEOPLE.forEach((role, who) -> assertRole(row, role, who));
                            }
                        });
    }

    private static void assertPublic(Operation row) {
        var status = send(row, MINE, null).status();
        if (row.isPublic()) {
            assertThat(status).as(row.name()).isNotIn(401, 403);
        } else {
            assertThat(status).as(row.name() + " for nobody").isEqualTo(401);
        }
    }

    private static void assertRole(Operation row, Role role, String who) {
        if (row.isForAnyAccount()) {
            assertThat(send(row, MINE, who).status()).as(row.name()).isNotIn(401, 403);
            return;
        }
        var answer = send(row, MINE, who);
        var as = row.name() + " as " + role + ": " + answer.body();
        if (row.roles().contains(role)) {
            assertThat(answer.code()).as(as).isNotIn("role-missing", "appointment-ended");
            assertThat(answer.status()).as(as).isNotIn(401, 403);
        } else if (row.chain().isEmpty() && role.bodyKind() != BodyKind.REGENCY) {
            assertThat(answer.status()).as(as + " to whom the dinas does not exist").isEqualTo(404);
        } else {
            assertThat(answer.status()).as(as).isEqualTo(403);
            assertThat(answer.code()).as(as).isEqualTo("role-missing");
        }
    }

    @Test
    void anotherCooperativeDoesNotExistForItsNeighbour() {
        seller().forEach(
                        row -> {
                            var manager = PEOPLE.get(Role.MANAGER);
                            var foreign = send(row, FOREIGN, manager);
                            assertThat(foreign.status()).as(row.name()).isEqualTo(404);
                            assertThat(foreign.code()).as(row.name()).isEqualTo("not-found");
                            assertThat(send(row, MINE, STRANGER).status())
                                    .as(row.name())
                                    .isEqualTo(404);
                        });
    }

    @Test
    void anAppointmentCountsFromItsFirstToItsLastInstant() {
        seller().forEach(
                        row -> {
                            assertThat(send(row, MINE, FORMER).code())
                                    .as(row.name())
                                    .isEqualTo("appointment-ended");
                            assertThat(send(row, MINE, FUTURE).status())
                                    .as(row.name())
                                    .isEqualTo(404);
                        });
    }

    @Test
    void anAuditorChangesNothing() {
        assertThat(rows().filter(row -> row.roles().contains(Role.AUDITOR)))
                .isNotEmpty()
                .allMatch(row -> row.method() == HttpMethod.GET);
    }

    @Test
    void whatHasNoRowIsRefused() {
        var manager = PEOPLE.get(Role.MANAGER);
        assertThat(STOREFRONT.call("GET", "/api/v1/rahasia").as(manager).send().status())
                .isEqualTo(404);
        assertThat(STOREFRONT.call("GET", "/actuator/env").send().status()).isEqualTo(404);
        var wrongMethod = STOREFRONT.call("DELETE", "/api/v1/account").as(manager).send();
        assertThat(wrongMethod.status()).isEqualTo(405);
        assertThat(wrongMethod.header("Allow")).isEqualTo("GET");
    }

    private static String upper(String method) {
        return method.toUpperCase(Locale.ROOT);
    }

    private static RunningStorefront.Answer send(Operation row, UUID body, String who) {
        var path =
                row.path()
                        .getPatternString()
                        .replace("{cooperativeId}", body.toString())
                        .replace("{agencyId}", body.toString())
                        .replaceAll("\\{\\w+}", UUID.randomUUID().toString());
        var call = STOREFRONT.call(row.method().name(), path);
        if (row.method() != HttpMethod.GET) {
            call.json("{}");
        }
        return (who == null ? call : call.as(who)).send();
    }

    private static Stream<Operation> rows() {
        return STOREFRONT.bean(AccessTable.class).operations().stream();
    }

    /** Leaving comes last, since whoever has left may nothing more. */
    private static List<Operation> api() {
        return rows().filter(row -> row.path().getPatternString().startsWith("/api/"))
                .sorted(Comparator.comparing(row -> row.name().equals("staffLeave")))
                .toList();
    }

    private static List<Operation> seller() {
        return api().stream()
                .filter(row -> row.path().getPatternString().contains("/seller/{"))
                .toList();
    }

    private static String call(Operation row) {
        return row.method() + " " + row.path().getPatternString();
    }
}
