// A little that a browser remembers of how one likes it. Where it refuses to (private mode, a frame without storage), all
// goes on without.

const PREFIX = "seqack-";

export function remembered(name: string): string | null {
	try {
		return localStorage.getItem(PREFIX + name);
	} catch {
		return null;
	}
}

export function remember(name: string, value: string): void {
	try {
		localStorage.setItem(PREFIX + name, value);
	} catch {
		// Nothing depends on it.
	}
}
