// Who hands a paper in: its learner, whoever holds the server key, or the clock.
export const FINISHERS = ["learner", "teacher", "time"] as const;
