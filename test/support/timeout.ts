// No test measures time: on a machine that is busy with something else it just takes longer.

export const TEST_TIMEOUT_MS = 180_000;
