// When a misconception that showed counts as cured, in a learner's record and in the map of a class.

/** One right answer may be luck, or the same answer learnt by heart: so many different scenarios or questions have to. */
export const CURED_BY = 2;
