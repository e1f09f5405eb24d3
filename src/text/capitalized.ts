// The first letter of a sentence in the languages that write it large.

/** A script without capital letters stays as it is. */
export function capitalized(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
