package io.aitrading.paper.api;

import java.util.List;

/** A group of operations. */
public interface Operations {
    List<Operation> all();
}
