package io.aitrading.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/** Runs work on the current thread and tells the CPU time and the bytes it took, which a busy machine disturbs far less than the clock. */
public final class CpuMeter {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private CpuMeter() {}

    /** Like {@link #measure}, but counts the CPU time of all threads: the collector's work for what was allocated too. */
    public static Sample measureProcess(LongSupplier work) {
        long bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
        long cpuBefore = SYSTEM.getProcessCpuTime();
        long checksum = work.getAsLong();
        long cpu = SYSTEM.getProcessCpuTime() - cpuBefore;
        return new Sample(checksum, cpu, THREADS.getCurrentThreadAllocatedBytes() - bytesBefore);
    }

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
