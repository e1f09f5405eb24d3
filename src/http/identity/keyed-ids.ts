// Ids that follow from what a caller calls a thing: the same call, made again, comes to the same object, which alone knows
// whether it was made before. No index is kept. Keyed, so that nobody outside can work an id out.
import { toBase64url } from "./base64url.ts";
import type { KeyRing } from "./key-ring.ts";

/** One for each key of the ring, today's first: what was made under an older one is there. Not empty. */
export function keyedIds(prefix: string, called: readonly string[], ring: KeyRing): Promise<readonly string[]> {
	// A list in JSON: no id of a scenario, which the same key proves graded, is one; and half of the tag stays here.
	const text = new TextEncoder().encode(JSON.stringify([prefix, ...called]));
	const older = [...ring.byId.values()].filter((key) => key !== ring.sealing);
	return Promise.all(
		[ring.sealing, ...older].map(async ({ proofKey }) => {
			const tag = await crypto.subtle.sign("HMAC", proofKey, text);
			return prefix + toBase64url(new Uint8Array(tag, 0, 16));
		}),
	);
}
