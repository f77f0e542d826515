package io.aitrading.backtest.golden;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Command line of {@code scripts/fleet golden FILE...}: runs reference files through the product's own engine. */
public final class GoldenMain {
    private static final int DIFFERENCE = 1;
    private static final int USAGE = 2;

    private GoldenMain() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        int code = run(arguments, out);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Runs all files and prints one block a case and {@code N of M}; 0 when all agree. */
    static int run(String[] arguments, PrintStream out) {
        if (arguments.length == 0) {
            out.println("usage: golden FILE...   (engine runs, exit-rule cases, or order messages)");
            return USAGE;
        }
        int passed = 0;
        int all = 0;
        for (String argument : arguments) {
            Path file = Path.of(argument).toAbsolutePath().normalize();
            List<GoldenCase> cases = Files.isRegularFile(file)
                    ? GoldenFiles.run(file)
                    : List.of(GoldenCase.failed(argument, "a file", "there is no such file"));
            out.println(argument);
            for (GoldenCase one : cases) {
                all++;
                passed += one.passed() ? 1 : 0;
                print(one, out);
            }
        }
        out.println(passed + " of " + all);
        return passed == all ? 0 : DIFFERENCE;
    }

    private static void print(GoldenCase one, PrintStream out) {
        out.println((one.passed() ? "  ok    " : "  FAIL  ") + one.id());
        for (GoldenCase.Line line : one.lines()) {
            out.printf(
                    "        %-22s expected %s   got %s%s%n",
                    line.what(), line.expected(), line.got(), line.agrees() ? "" : "   <-- differs");
        }
    }
}
