package io.aitrading.fleettests;

import io.aitrading.domain.PlatformService;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything that a refused request could have changed, as text by its address; what changes by itself is left out. */
final class PlatformSnapshot {
    /** Lists of what people made; none of them changes by itself. */
    private static final List<String> OF_THE_PLATFORM = List.of(
            "/api/v1/policies/current",
            "/api/v1/policies?limit=100",
            "/api/v1/emergency-stop",
            "/api/v1/users?limit=500",
            "/api/v1/flags",
            "/api/v1/backtests?limit=500",
            "/api/v1/datasets?limit=500",
            "/api/v1/hub/dead-letters?state=ALL",
            "/orders/api/v1/outbox/actions",
            "/hub/api/v1/outbox/actions");

    private PlatformSnapshot() {}

    static Map<String, String> of(Api operator, List<Person> people) {
        Map<String, String> state = new LinkedHashMap<>();
        for (Person person : people) {
            for (String path : List.of(
                    "/api/v1/orders?limit=500&accountId=" + person.accountId(),
                    "/api/v1/fills?limit=500&accountId=" + person.accountId(),
                    "/api/v1/accounts/" + person.accountId(),
                    "/api/v1/accounts",
                    "/api/v1/ledger/entries?limit=500&accountId=" + person.accountId(),
                    "/api/v1/ledger/trial-balance?accountId=" + person.accountId())) {
                state.put(person.name() + " " + path, read(person.api(), path));
            }
        }
        OF_THE_PLATFORM.forEach(path -> state.put(path, read(operator, path)));
        for (PlatformService service : RunningFleet.DEPLOYED) {
            Api.Answer settings = operator.get("/api/v1/config/" + service.serviceName());
            state.put(
                    "settings of " + service.serviceName(),
                    settings.text("revision") + " " + settings.json().path("values"));
        }
        state.put("strategies", strategies(operator));
        state.put("replay", replay(operator));
        return state;
    }

    /** Which there are and whether they run; what they hold and earn changes by itself. */
    private static String strategies(Api operator) {
        Map<String, String> states = new TreeMap<>();
        Api.Answer answer = operator.get("/api/v1/strategies?limit=500");
        answer.json()
                .path("items")
                .forEach(strategy -> states.put(
                        strategy.path("strategyId").asString(""),
                        strategy.path("state").asString("")));
        return states.toString();
    }

    private static String replay(Api operator) {
        Api.Answer answer = operator.get("/paper/control/v1/replay");
        return answer.text("mode") + " " + answer.text("speed");
    }

    private static String read(Api api, String path) {
        Api.Answer answer = api.get(path);
        if (answer.status() != 200) {
            throw new AssertionError(path + " cannot be read: " + answer.status() + " " + answer.body());
        }
        return answer.body();
    }
}
