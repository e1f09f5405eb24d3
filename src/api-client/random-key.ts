// Names that nobody else has.

/** 32 hexadecimal digits. */
export function randomKey(): string {
	const octets = new Uint8Array(16);
	// Not crypto.randomUUID: pages without https have none, and some phones' hosts no crypto at all. A key is one learner's own.
	if (typeof globalThis.crypto?.getRandomValues === "function") crypto.getRandomValues(octets);
	else for (const i of octets.keys()) octets[i] = Math.floor(Math.random() * 256);
	return [...octets].map((octet) => octet.toString(16).padStart(2, "0")).join("");
}
