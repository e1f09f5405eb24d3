// A scenario id is the sealed description of the scenario: sc1.<base64url(key id, IV, AES-256-GCM)>. Nothing is
// stored when one is made, and nobody can read the seed, forge an id or change one.
import type { ScenarioDescription } from "../../practice/scenario-description.ts";
import { fromBase64url, toBase64url } from "./base64url.ts";
import type { KeyRing } from "./key-ring.ts";
import { decodeDescription, encodeDescription } from "./sealed-description.ts";

/** How far the clocks of two machines may disagree. */
const CLOCK_SKEW_S = 300;

const PREFIX = "sc1.";
const PREFIX_BYTES = new TextEncoder().encode(PREFIX);
const IV_BYTES = 12;
/** Longer than any id that was ever sealed; refuses the rest before any work is done. */
const MAX_LENGTH = 1024;

export type OpenedScenario =
	| { readonly ok: true; readonly description: ScenarioDescription }
	| { readonly ok: false; readonly reason: "scenario-not-found" }
	| { readonly ok: false; readonly reason: "scenario-expired"; readonly expired: ScenarioDescription };

export async function sealScenario(description: ScenarioDescription, ring: KeyRing): Promise<string> {
	const { id, key } = ring.sealing;
	const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
	const sealed = await crypto.subtle.encrypt(
		{ name: "AES-GCM", iv, additionalData: additionalData(id) },
		key,
		new TextEncoder().encode(encodeDescription(description)),
	);
	const bytes = new Uint8Array(1 + IV_BYTES + sealed.byteLength);
	bytes[0] = id;
	bytes.set(iv, 1);
	bytes.set(new Uint8Array(sealed), 1 + IV_BYTES);
	return PREFIX + toBase64url(bytes);
}

/**
 * Whatever is not an id that this deployment sealed is "not found", without a word about why; `nowS` is in seconds
 * since 1970.
 */
export async function openScenario(id: string, ring: KeyRing, nowS: number): Promise<OpenedScenario> {
	const plain = await unseal(id, ring);
	const description = plain === null ? null : decodeDescription(plain);
	if (!description) return { ok: false, reason: "scenario-not-found" };
	if (description.issuedAt > nowS + CLOCK_SKEW_S) return { ok: false, reason: "scenario-not-found" };
	if (description.expiresAt <= nowS) return { ok: false, reason: "scenario-expired", expired: description };
	return { ok: true, description };
}

async function unseal(id: string, ring: KeyRing): Promise<string | null> {
	if (id.length > MAX_LENGTH || !id.startsWith(PREFIX)) return null;
	const bytes = fromBase64url(id.slice(PREFIX.length));
	const [keyId] = bytes ?? [];
	const key = keyId === undefined ? undefined : ring.byId.get(keyId)?.key;
	if (!bytes || keyId === undefined || !key) return null;
	try {
		const plain = await crypto.subtle.decrypt(
			{
				name: "AES-GCM",
				iv: bytes.subarray(1, 1 + IV_BYTES),
				additionalData: additionalData(keyId),
			},
			key,
			bytes.subarray(1 + IV_BYTES),
		);
		return new TextDecoder().decode(plain);
	} catch {
		// WebCrypto reports a failed authentication by throwing.
		return null;
	}
}

function additionalData(keyId: number): Uint8Array<ArrayBuffer> {
	return Uint8Array.of(...PREFIX_BYTES, keyId);
}
