package io.aitrading.backtest.golden;

import io.aitrading.trading.strategy.Signal;
import io.aitrading.trading.strategy.declarative.RuleStrategy;
import io.aitrading.trading.strategy.declarative.RuleSyntaxException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns the rule of a reference run, in words such as {@code flat and close > highest high of the previous 20 bars}, into
 * conditions of the declarative strategy. Words that it does not know make no strategy rather than a wrong one.
 */
final class RuleWords {
    private record Phrase(Pattern pattern, String replacement) {}

    private static final String NUMBER = "(\\d+(?:\\.\\d+)?)";
    private static final String BAND_SIZE =
            "\\((?:close, ?)?(\\d+), ?" + NUMBER + "(?: ?\\*? ?(?:sd|std|stdev|sigma))?\\)";
    private static final Pattern BOLLINGER = Pattern.compile(
            "(?:bands? of (?:the )?)?(?:bollinger(?: bands?)?|bbands?|bb|band) ?" + BAND_SIZE + "(?: bands?)?");
    private static final Pattern MACD = Pattern.compile("macd ?\\((\\d+), ?(\\d+)(?:, ?(\\d+))?\\)");
    private static final Pattern STRENGTH = Pattern.compile("rsi ?\\(?(?:close, ?)?(\\d+)\\)?");
    private static final Pattern SIGNAL_LENGTH = Pattern.compile("signal(?: line)? ?\\(?(\\d+)\\)?");
    private static final Pattern CROSS = Pattern.compile("(.+?) crosses (above|over|below|under) (.+)");

    private static final List<Phrase> CLEANING = List.of(
            phrase("[×✕]", "*"),
            phrase(" x ", " * "),
            phrase("≥", ">="),
            phrase("≤", "<="),
            phrase("\\s+", " "),
            phrase("wilder'?s? |population |simple |at (?:a|the) (?:bar )?close$|its (?:own )?", ""),
            phrase("^(?:when |if )?(?:flat|long|in (?:a )?position|no position|out)(?: and |, |: )", ""),
            phrase(" of (?:the )?closes?\\b", ""),
            phrase(" (?:is |was )?(?:greater than|above)(?<!crosses above) ", " > "),
            phrase(" (?:is |was )?(?:less than|below)(?<!crosses below) ", " < "));

    private static final List<Phrase> VALUES = List.of(
            phrase("\\b(sma|ema) ?\\((?:close, ?)?(\\d+)\\)", "$1(close, $2)"),
            phrase("\\b(sma|ema)(\\d+)\\b", "$1(close, $2)"),
            phrase("\\b(?:stdev|stddev|std|sd) ?\\((?:close, ?)?(\\d+)\\)", "stdev(close, $1)"),
            phrase(
                    "highest (high|close) of (?:the )?(?:previous|prior|last) (\\d+) bars",
                    "previous(highest($1, $2), 1)"),
            phrase("lowest (low|close) of (?:the )?(?:previous|prior|last) (\\d+) bars", "previous(lowest($1, $2), 1)"),
            phrase("close (\\d+) bars (?:ago|earlier|before)", "previous(close, $1)"));

    private final Optional<Matcher> bollinger;
    private final Optional<Matcher> macd;
    private final Optional<Matcher> strength;
    private final Optional<Matcher> signalLength;

    private RuleWords(String bothRules) {
        bollinger = found(BOLLINGER, bothRules);
        macd = found(MACD, bothRules);
        strength = found(STRENGTH, bothRules);
        signalLength = found(SIGNAL_LENGTH, bothRules);
    }

    private static Phrase phrase(String regex, String replacement) {
        return new Phrase(Pattern.compile(regex), replacement);
    }

    private static Optional<Matcher> found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher) : Optional.empty();
    }

    /** The conditions, or empty when a part of the words is unknown. */
    static Optional<Map<Signal, String>> translate(String entry, String exit) {
        String cleanEntry = replaceAll(CLEANING, entry.toLowerCase(Locale.ROOT).strip());
        String cleanExit = replaceAll(CLEANING, exit.toLowerCase(Locale.ROOT).strip());
        RuleWords words = new RuleWords(cleanEntry + " ; " + cleanExit);
        Map<Signal, String> conditions = new EnumMap<>(Signal.class);
        conditions.put(Signal.ENTER_LONG, words.condition(cleanEntry));
        conditions.put(Signal.EXIT_LONG, words.condition(cleanExit));
        try {
            new RuleStrategy(conditions);
            return Optional.of(conditions);
        } catch (RuleSyntaxException e) {
            return Optional.empty();
        }
    }

    private static String replaceAll(List<Phrase> phrases, String text) {
        String result = text;
        for (Phrase one : phrases) {
            result = one.pattern().matcher(result).replaceAll(one.replacement());
        }
        return result.strip();
    }

    private String condition(String words) {
        Matcher cross = CROSS.matcher(words);
        if (!cross.matches()) {
            return values(words);
        }
        boolean above = cross.group(2).equals("above") || cross.group(2).equals("over");
        return (above ? "crossesAbove(" : "crossesBelow(") + values(cross.group(1)) + ", " + values(cross.group(3))
                + ")";
    }

    /** What one rule gives with its numbers the other may name without. */
    private String values(String words) {
        String text = replaceAll(VALUES, words.strip());
        text = bands(text);
        text = averageDistance(text);
        if (strength.isPresent()) {
            String value = "rsi(close, " + strength.get().group(1) + ")";
            text = STRENGTH.matcher(text).replaceAll("rsi");
            text = text.replaceAll("\\brsi\\b", value);
        }
        return text;
    }

    private String bands(String words) {
        if (bollinger.isEmpty()) {
            return words;
        }
        String middle = "sma(close, " + bollinger.get().group(1) + ")";
        String width =
                bollinger.get().group(2) + " * stdev(close, " + bollinger.get().group(1) + ")";
        String text = BOLLINGER.matcher(words).replaceAll("band");
        for (String name : List.of("lower", "upper", "middle")) {
            String value =
                    switch (name) {
                        case "lower" -> "(" + middle + " - " + width + ")";
                        case "upper" -> "(" + middle + " + " + width + ")";
                        default -> middle;
                    };
            text = text.replaceAll(
                    "(?:the )?(?:" + name + " (?:bollinger )?bands?|bands? " + name + "(?: band)?)", value);
        }
        return text;
    }

    private String averageDistance(String words) {
        if (macd.isEmpty()) {
            return words;
        }
        Matcher lengths = macd.get();
        String line = "(ema(close, " + lengths.group(1) + ") - ema(close, " + lengths.group(2) + "))";
        String text = MACD.matcher(words).replaceAll("macd");
        String signal = lengths.group(3) == null
                ? signalLength.map(length -> length.group(1)).orElse("9")
                : lengths.group(3);
        text = text.replaceAll(
                "(?:the |macd )?signal(?: line)?(?: ?\\(?\\d+\\)?)?", "ema(" + line + ", " + signal + ")");
        return text.replaceAll("\\bmacd(?: line)?\\b", line);
    }
}
