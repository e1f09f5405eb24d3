// What else follows from attempts, once a page of them was taken over from a record that was claimed.

export interface TakenOver {
	/** Numbers of the first and the last attempt that were appended; `to` is below `from` where none were. */
	readonly from: number;
	readonly to: number;
	/** Whether nothing more follows from that record. */
	readonly isLast: boolean;
}

/** Runs in the transaction of the page. Whatever a record works out from its attempts, beside progress, is redone here. */
export function afterClaim(_sql: SqlStorage, _taken: TakenOver): void {}
