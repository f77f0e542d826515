package io.aitrading.trading.strategy.declarative;

import io.aitrading.trading.strategy.Bars;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Reads a condition such as {@code crossesAbove(sma(close, 10), sma(close, 30)) and rsi(close, 14) < 70}.
 *
 * <p>Operators, loosest first: {@code or}; {@code and}; {@code not}; {@code < <= > >=}; {@code + -}; {@code * /}. Values:
 * numbers, {@code open high low close volume}, and the functions of {@link WindowNode}, {@code abs min max} and
 * {@code crossesAbove crossesBelow}.
 */
final class RuleParser {
    private static final int MOST_CHARACTERS = 2_000;
    private static final int MOST_DEPTH = 40;
    private static final int MOST_LENGTH = 10_000;
    private static final Map<String, ToDoubleFunction<Bars>> PRICES = Map.of(
            "open", bars -> bars.open(0),
            "high", bars -> bars.high(0),
            "low", bars -> bars.low(0),
            "close", bars -> bars.close(0),
            "volume", bars -> bars.volume(0));

    private final String rule;
    private final String text;
    private int at;
    private int depth;

    private RuleParser(String rule, String text) {
        this.rule = rule;
        this.text = text;
    }

    /** @param rule name of the condition, for errors */
    static RuleNode parse(String rule, String text) {
        RuleParser parser = new RuleParser(rule, text);
        if (text.length() > MOST_CHARACTERS) {
            throw parser.problem(MOST_CHARACTERS, "is longer than " + MOST_CHARACTERS + " characters");
        }
        RuleNode node = parser.truth(0, parser.alternatives());
        parser.skipSpace();
        if (parser.at < text.length()) {
            throw parser.problem(parser.at, "'" + text.charAt(parser.at) + "' is not expected here");
        }
        return node;
    }

    private RuleNode alternatives() {
        if (++depth > MOST_DEPTH) {
            throw problem(at, "is nested deeper than " + MOST_DEPTH);
        }
        int start = at;
        RuleNode left = conjunction();
        while (word("or")) {
            RuleNode first = truth(start, left);
            RuleNode second = truth(at, conjunction());
            left = RuleNodes.binary(RuleNode.Kind.TRUTH, first, second, (a, b) -> a == 1 || b == 1 ? 1 : 0);
        }
        depth--;
        return left;
    }

    private RuleNode conjunction() {
        int start = at;
        RuleNode left = negation();
        while (word("and")) {
            RuleNode first = truth(start, left);
            RuleNode second = truth(at, negation());
            left = RuleNodes.binary(RuleNode.Kind.TRUTH, first, second, (a, b) -> a == 1 && b == 1 ? 1 : 0);
        }
        return left;
    }

    private RuleNode negation() {
        if (!word("not")) {
            return comparison();
        }
        RuleNode inner = truth(at, negation());
        return RuleNodes.binary(RuleNode.Kind.TRUTH, inner, RuleNodes.constant(0), (a, b) -> a == 1 ? 0 : 1);
    }

    private RuleNode comparison() {
        int start = at;
        RuleNode left = sum();
        for (String operator : List.of("<=", ">=", "<", ">")) {
            if (symbol(operator)) {
                RuleNode first = number(start, left);
                RuleNode second = number(at, sum());
                return RuleNodes.binary(RuleNode.Kind.TRUTH, first, second, (a, b) -> holds(operator, a, b) ? 1 : 0);
            }
        }
        return left;
    }

    private static boolean holds(String operator, double a, double b) {
        return switch (operator) {
            case "<=" -> a <= b;
            case ">=" -> a >= b;
            case "<" -> a < b;
            default -> a > b;
        };
    }

    private RuleNode sum() {
        int start = at;
        RuleNode left = product();
        while (true) {
            boolean plus = symbol("+");
            if (!plus && !symbol("-")) {
                return left;
            }
            RuleNode first = number(start, left);
            RuleNode second = number(at, product());
            left = RuleNodes.binary(RuleNode.Kind.NUMBER, first, second, (a, b) -> plus ? a + b : a - b);
        }
    }

    private RuleNode product() {
        int start = at;
        RuleNode left = unary();
        while (true) {
            boolean times = symbol("*");
            if (!times && !symbol("/")) {
                return left;
            }
            RuleNode first = number(start, left);
            RuleNode second = number(at, unary());
            // A quotient by zero is unknown, not infinite: no comparison with it may be true.
            left = RuleNodes.binary(
                    RuleNode.Kind.NUMBER, first, second, (a, b) -> times ? a * b : b == 0 ? Double.NaN : a / b);
        }
    }

    private RuleNode unary() {
        if (symbol("-")) {
            RuleNode inner = number(at, value());
            return RuleNodes.binary(RuleNode.Kind.NUMBER, RuleNodes.constant(0), inner, (a, b) -> a - b);
        }
        return value();
    }

    private RuleNode value() {
        skipSpace();
        int start = at;
        if (symbol("(")) {
            RuleNode inner = alternatives();
            expect(")");
            return inner;
        }
        if (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            return RuleNodes.constant(literal());
        }
        String name = name();
        ToDoubleFunction<Bars> price = PRICES.get(name);
        if (price != null) {
            return RuleNodes.price(price);
        }
        return function(start, name);
    }

    private RuleNode function(int start, String name) {
        expect("(");
        List<RuleNode> arguments = new ArrayList<>();
        int argumentStart = at;
        arguments.add(number(argumentStart, sum()));
        expect(",", name.equals("abs"));
        if (WindowNode.FUNCTIONS.contains(name)) {
            int lengthStart = at;
            double length = wholeLiteral(lengthStart);
            expect(")");
            return new WindowNode(name, arguments.getFirst(), (int) length);
        }
        if (!name.equals("abs")) {
            int secondStart = at;
            arguments.add(number(secondStart, sum()));
        }
        expect(")");
        RuleNode first = arguments.getFirst();
        RuleNode second = arguments.getLast();
        return switch (name) {
            case "abs" -> RuleNodes.binary(RuleNode.Kind.NUMBER, first, RuleNodes.constant(0), (a, b) -> Math.abs(a));
            case "min" -> RuleNodes.binary(RuleNode.Kind.NUMBER, first, second, Math::min);
            case "max" -> RuleNodes.binary(RuleNode.Kind.NUMBER, first, second, Math::max);
            case "crossesAbove" -> RuleNodes.cross(first, second, 1);
            case "crossesBelow" -> RuleNodes.cross(first, second, -1);
            default -> throw problem(start, "there is no function named " + name);
        };
    }

    private double wholeLiteral(int start) {
        skipSpace();
        double length = at < text.length() && Character.isDigit(text.charAt(at)) ? literal() : Double.NaN;
        if (length != Math.rint(length) || length < 1 || length > MOST_LENGTH) {
            throw problem(start, "a length must be a whole number, 1 to " + MOST_LENGTH);
        }
        return length;
    }

    private double literal() {
        int start = at;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        try {
            return Double.parseDouble(text.substring(start, at));
        } catch (NumberFormatException e) {
            throw problem(start, "'" + text.substring(start, at) + "' is not a number");
        }
    }

    private String name() {
        int start = at;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        if (start == at) {
            String found = at < text.length() ? "'" + text.charAt(at) + "'" : "the end";
            throw problem(at, "a value is expected, not " + found);
        }
        return text.substring(start, at);
    }

    private boolean word(String word) {
        skipSpace();
        int end = at + word.length();
        boolean found =
                text.startsWith(word, at) && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
        if (found) {
            at = end;
        }
        return found;
    }

    private boolean symbol(String symbol) {
        skipSpace();
        boolean found = text.startsWith(symbol, at);
        if (found) {
            at += symbol.length();
        }
        return found;
    }

    private void expect(String symbol, boolean unlessClosing) {
        if (!unlessClosing) {
            expect(symbol);
        }
    }

    private void expect(String symbol) {
        if (!symbol(symbol)) {
            throw problem(at, "'" + symbol + "' is expected");
        }
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private RuleNode truth(int start, RuleNode node) {
        if (node.kind() != RuleNode.Kind.TRUTH) {
            throw problem(start, "a condition is expected, this is a number");
        }
        return node;
    }

    private RuleNode number(int start, RuleNode node) {
        if (node.kind() != RuleNode.Kind.NUMBER) {
            throw problem(start, "a number is expected, this is a condition");
        }
        return node;
    }

    private RuleSyntaxException problem(int position, String what) {
        return new RuleSyntaxException(rule, position, what);
    }
}
