package io.aitrading.fleet;

import java.util.concurrent.CountDownLatch;

/**
 * Starts the platform in this JVM and stays until SIGTERM. Prints {@code FLEET READY} when every service is healthy; exits with 1
 * and says why when one does not get there.
 */
public final class FleetMain {
    private FleetMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        Fleet fleet;
        try {
            fleet = new Fleet(
                    FleetOptions.parse(arguments), System.getenv(), new Progress(System.out, System::nanoTime));
        } catch (FleetProblem problem) {
            System.err.println(problem.getMessage());
            System.exit(64);
            return;
        }
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            try {
                                fleet.close();
                            } finally {
                                Children.endAll();
                                stopped.countDown();
                            }
                        },
                        "fleet-shutdown"));
        try {
            fleet.start();
        } catch (Exception e) {
            System.err.println("The fleet did not start: " + rootMessage(e));
            e.printStackTrace(System.err);
            System.exit(1);
        }
        stopped.await();
    }

    private static String rootMessage(Throwable problem) {
        Throwable root = problem;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.toString();
    }
}
