// A secret that can be replaced while it is in use: a ring "<id>:<secret>[,<id>:<secret>…]", of which the first entry makes
// and all are honoured. A new one goes in front; the old one stays behind it until what it made is of no use any more.
// Reads texts only, so that the Worker and the command line refuse the same ones.

/** Of every secret, in bytes of UTF-8: as long as the HMAC-SHA-256 that it keys (RFC 7518, 3.2). */
export const MIN_SECRET_BYTES = 32;

/** Names an entry for people; 0 to 255. */
export interface RingEntry {
	readonly id: number;
	readonly secret: string;
}

/** What is wrong is said without a part of the secret: it ends up in logs. */
export type ReadRing =
	| { readonly ok: true; readonly entries: readonly [RingEntry, ...RingEntry[]] }
	| { readonly ok: false; readonly fault: string };

const ENTRY = /^(0|[1-9][0-9]{0,2}):([!-~]+)$/;
const HAS_ID = /^[0-9]{1,3}:/;

/** A text that does not begin with an id is one secret, as it was before there were rings: the ring "1:<text>". */
export function readSecretRing(text: string): ReadRing {
	const ring = HAS_ID.test(text) ? readEntries(text, "<id>:<secret>") : single(text);
	if (!ring.ok) return ring;
	const short = ring.entries.find(({ secret }) => new TextEncoder().encode(secret).length < MIN_SECRET_BYTES);
	return short ? refused(`the secret with id ${short.id} is shorter than ${MIN_SECRET_BYTES} bytes`) : ring;
}

/** Entries with ids of their own; `form` says what each is to look like. */
export function readEntries(text: string, form: string): ReadRing {
	const entries: RingEntry[] = [];
	for (const part of text.split(",")) {
		const [, id = "", secret = ""] = ENTRY.exec(part.trim()) ?? [];
		if (secret === "" || Number(id) > 255) return refused(`an entry is not ${form} with an id from 0 to 255`);
		if (entries.some((entry) => entry.id === Number(id))) return refused(`the id ${Number(id)} occurs twice`);
		entries.push({ id: Number(id), secret });
	}
	const [first, ...others] = entries;
	return first ? { ok: true, entries: [first, ...others] } : refused("it is empty");
}

function single(secret: string): ReadRing {
	return { ok: true, entries: [{ id: 1, secret }] };
}

function refused(fault: string): ReadRing {
	return { ok: false, fault };
}
