package io.aitrading.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/** Runs work on the current thread and tells the CPU time and the bytes it took, which a busy machine disturbs far less than the clock. */
public final class CpuMeter {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private CpuMeter() {}

    /** @param work gives a checksum of its result, so that the compiler cannot leave it out and runs can be compared */
    public static Sample measure(LongSupplier work) {
        long bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
        long cpuBefore = THREADS.getCurrentThreadCpuTime();
        long checksum = work.getAsLong();
        long cpu = THREADS.getCurrentThreadCpuTime() - cpuBefore;
        return new Sample(checksum, cpu, THREADS.getCurrentThreadAllocatedBytes() - bytesBefore);
    }

    /** One run. */
    public record Sample(long checksum, long cpuNanos, long allocatedBytes) {}
}
