/** FNV-1a of the text's code units, 32 bits, unsigned; another `salt` (32 bits) gives another hash. Not secret. */
export function fnv1a(text: string, salt = 0): number {
	let hash = 0x811c9dc5 ^ salt;
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
	return hash >>> 0;
}
