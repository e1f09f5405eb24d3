// A place in a record, where everything in it is gone through a page at a time.

/** In their order. */
export const RECORD_LISTS = ["hints", "shownKeys", "papers", "attempts"] as const;
export type RecordList = (typeof RECORD_LISTS)[number];

/** What follows `after` in the list, and the lists behind it; the empty text stands before all. */
export interface RecordPlace {
	readonly list: RecordList;
	readonly after: string;
}
