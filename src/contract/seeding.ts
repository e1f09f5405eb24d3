// Where the numbers of an assignment's papers come from.

/** Of each learner's own secret, or of one that all papers share. */
export const SEEDINGS = ["per-learner", "shared"] as const;
export type Seeding = (typeof SEEDINGS)[number];
