package io.aitrading.paper.order;

import io.aitrading.domain.Side;
import io.aitrading.paper.order.OrderListView.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Orders that a client asks for together.
 *
 * @param orders as they will be numbered: a working order first, and of a pair the stop before the profit
 */
public record NewList(Kind kind, @Nullable String clientListId, List<NewOrder> orders) {
    public static NewList oco(@Nullable String clientListId, NewOrder above, NewOrder below) {
        return new NewList(Kind.OCO, clientListId, pair(above, below));
    }

    public static NewList oto(@Nullable String clientListId, NewOrder working, NewOrder pending) {
        return new NewList(Kind.OTO, clientListId, List.of(working, pending));
    }

    public static NewList otoco(@Nullable String clientListId, NewOrder working, NewOrder above, NewOrder below) {
        List<NewOrder> orders = new ArrayList<>(List.of(working));
        orders.addAll(pair(above, below));
        return new NewList(Kind.OTOCO, clientListId, orders);
    }

    private static List<NewOrder> pair(NewOrder above, NewOrder below) {
        OrderRules.checkPairKinds(above, below);
        return above.side() == Side.SELL ? List.of(below, above) : List.of(above, below);
    }
}
