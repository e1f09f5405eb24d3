// Whether this browser was here before: known at once, before any storage is opened.

const MARK = "seqack-visited";

export function hasVisited(): boolean {
	try {
		return localStorage.getItem(MARK) !== null;
	} catch {
		return false;
	}
}

export function markVisited(): void {
	try {
		localStorage.setItem(MARK, "1");
	} catch {
		// Nothing is kept here: each visit is a first one.
	}
}
