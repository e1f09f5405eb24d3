// No test measures time: on a machine that is busy with something else it just takes longer.

export const TEST_TIMEOUT_MS = 180_000;

/** What serves or looks with a browser: the same where a machine is five times slower and stands still now and then. */
export const SERVING_TIMEOUT_MS = 300_000;

/** How long one thing is waited for there: its error, which says what did not come, is then told before the test ends. */
export const PATIENCE_MS = 120_000;
