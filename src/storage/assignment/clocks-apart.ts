/** What may lie between the times of two objects that round, or whose clocks disagree. */
export const CLOCKS_APART_MS = 1000;
