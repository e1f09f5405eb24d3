// How much of an answer is read at all: what is longer than anything that could be meant is refused before it is looked
// at, so that no answer costs more than a short one. UTF-16 units as sent, and again once it is normalised.

/** A number, a state, flags, a count, a duration, a word or two. */
export const MAX_ANSWER_LENGTH = 64;
/** A whole segment in one line. */
export const MAX_SEGMENT_LENGTH = 160;
/** A list of short names of options. */
export const MAX_LIST_LENGTH = 256;
/** Events or steps in order, perhaps by their texts. */
export const MAX_ORDER_LENGTH = 1000;
/** Options by their whole texts. No reader reads a longer text; of a longer answer only the beginning is kept (longest-answer.ts). */
export const MAX_TEXT_LENGTH = 1000;

/** Flags of a list. */
export const MAX_FLAGS = 16;
/** Items of any other list: no reader reads a longer one. */
export const MAX_ITEMS = 64;
