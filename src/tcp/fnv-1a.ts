/** FNV-1a of the text's code units, 32 bits, unsigned; another `salt` (32 bits) gives another hash. Not secret. */
export function fnv1a(text: string, salt = 0): number {
	return fnv1aOn(0x811c9dc5 ^ salt, text);
}

/** The hash of a longer text, of which `hash` is that of what comes before: nobody need put the whole together. */
export function fnv1aOn(hash: number, text: string): number {
	let on = hash;
	for (let i = 0; i < text.length; i++) on = Math.imul(on ^ text.charCodeAt(i), 0x01000193);
	return on >>> 0;
}
