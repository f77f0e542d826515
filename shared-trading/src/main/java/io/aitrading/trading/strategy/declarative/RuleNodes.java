package io.aitrading.trading.strategy.declarative;

import io.aitrading.trading.strategy.Bars;
import io.aitrading.trading.strategy.StrategyState;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;

/** The parts that remember nothing of their own, and the crossing. */
final class RuleNodes {
    private RuleNodes() {}

    static RuleNode constant(double value) {
        return new RuleNode(RuleNode.Kind.NUMBER) {
            @Override
            double next(Bars bars) {
                return value;
            }
        };
    }

    static RuleNode price(ToDoubleFunction<Bars> field) {
        return new RuleNode(RuleNode.Kind.NUMBER) {
            @Override
            double next(Bars bars) {
                return field.applyAsDouble(bars);
            }
        };
    }

    static RuleNode binary(RuleNode.Kind kind, RuleNode left, RuleNode right, DoubleBinaryOperator operator) {
        return new Pair(kind, left, right) {
            @Override
            double combine(double first, double second) {
                return operator.applyAsDouble(first, second);
            }
        };
    }

    /** True on the bar on which the first part moves to the other side of the second; touching alone is no crossing. */
    static RuleNode cross(RuleNode left, RuleNode right, int direction) {
        return new Pair(RuleNode.Kind.TRUTH, left, right) {
            private int side;

            @Override
            double combine(double first, double second) {
                double difference = first - second;
                double tolerance = 1e-12 * Math.max(Math.abs(first), Math.abs(second));
                if (!(Math.abs(difference) > tolerance)) {
                    return 0;
                }
                int before = side;
                side = difference > 0 ? 1 : -1;
                return before == -direction && side == direction ? 1 : 0;
            }

            @Override
            void save(StrategyState state) {
                super.save(state);
                state.put("side", side);
            }

            @Override
            void restore(StrategyState state) {
                super.restore(state);
                side = (int) state.number("side");
            }
        };
    }

    private abstract static class Pair extends RuleNode {
        private final RuleNode left;
        private final RuleNode right;

        Pair(Kind kind, RuleNode left, RuleNode right) {
            super(kind);
            this.left = left;
            this.right = right;
        }

        abstract double combine(double first, double second);

        @Override
        double next(Bars bars) {
            double first = left.next(bars);
            return combine(first, right.next(bars));
        }

        @Override
        void save(StrategyState state) {
            left.save(state.part("left"));
            right.save(state.part("right"));
        }

        @Override
        void restore(StrategyState state) {
            left.restore(state.part("left"));
            right.restore(state.part("right"));
        }
    }
}
