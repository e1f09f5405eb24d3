// The learner of a page that has none.

/** Whose record it is before there is one: elements then hand in, instead of only having it graded. */
export const NOBODY_YET = "-";
