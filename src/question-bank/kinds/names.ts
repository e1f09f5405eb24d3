// The names of all kinds of questions. Their own file: the contract names kinds, and need not load what they do.

/** In the order in which they are listed. */
export const QUESTION_KINDS = ["choice", "choices", "true-false", "numeric", "order", "match", "short-text"] as const;
