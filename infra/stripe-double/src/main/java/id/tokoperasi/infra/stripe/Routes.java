package id.tokoperasi.infra.stripe;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/** Which method and path is answered by what. {@code *} stands for an id. */
final class Routes {
    /** Answers one request, under the store's lock. */
    @FunctionalInterface
    interface Handler {
        ObjectNode answer(List<String> ids, Params params);
    }

    /** A route with the ids that its stars stood for. */
    record Found(String name, Handler handler, List<String> ids) {}

    private record Route(String method, String[] steps, String name, Handler handler) {}

    private final List<Route> routes = new ArrayList<>();

    void get(String path, Handler handler) {
        add("GET", path, handler);
    }

    void post(String path, Handler handler) {
        add("POST", path, handler);
    }

    private void add(String method, String path, Handler handler) {
        routes.add(new Route(method, path.split("/"), method + " " + path, handler));
    }

    @Nullable Found find(String method, String path) {
        var steps = path.split("/");
        for (var route : routes) {
            if (route.method().equals(method) && route.steps().length == steps.length) {
                var ids = ids(route.steps(), steps);
                if (ids != null) {
                    return new Found(route.name(), route.handler(), ids);
                }
            }
        }
        return null;
    }

    private static @Nullable List<String> ids(String[] pattern, String[] steps) {
        var ids = new ArrayList<String>(2);
        for (int i = 0; i < steps.length; i++) {
            if (pattern[i].equals("*")) {
                ids.add(steps[i]);
            } else if (!pattern[i].equals(steps[i])) {
                return null;
            }
        }
        return ids;
    }
}
