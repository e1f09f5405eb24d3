// What becomes of a segment.

/** `nobody`: it travels to an address where none of the hosts is. */
export type Fate = "delivered" | "lost" | "under-way" | "nobody";
