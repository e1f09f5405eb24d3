// A scenario id is the sealed description of the scenario: sc1.<base64url(key id, IV, AES-256-GCM)>. Nothing is
// stored when one is made, and nobody can read the seed, forge an id or change one.
import * as v from "valibot";
import { LearnerId, type LearnerName, Tenant, Uint32 } from "../../contract/primitives.ts";
import { NOTATIONS, PROFILE_NAMES, type ScenarioSpec } from "../../scenario/spec.ts";
import { LOCALES, type Locale } from "../../text/locale.ts";
import { fromBase64url, toBase64url } from "./base64url.ts";
import type { KeyRing } from "./key-ring.ts";

export const SCENARIO_LIFETIME_S = 30 * 86_400;
/** How far the clocks of two machines may disagree. */
const CLOCK_SKEW_S = 300;

const PREFIX = "sc1.";
const IV_BYTES = 12;
/** Longer than any id that was ever sealed; refuses the rest before any work is done. */
const MAX_LENGTH = 1024;

export interface ScenarioDescription {
	readonly spec: ScenarioSpec;
	readonly locale: Locale;
	/** Whether the caller chose the seed, and may therefore see it. */
	readonly seedGiven: boolean;
	/** The only learner who may use the scenario; null for everyone. */
	readonly boundTo: LearnerName | null;
	/** Seconds since 1970. */
	readonly issuedAt: number;
	readonly expiresAt: number;
}

export type OpenedScenario =
	| { readonly ok: true; readonly description: ScenarioDescription }
	| { readonly ok: false; readonly reason: "scenario-not-found" | "scenario-expired" };

// A tuple, so that no key names are sealed a million times. The seed has a fixed width: a length tells nothing.
const Sealed = v.strictTuple([
	v.string(),
	v.number(),
	v.pipe(v.string(), v.regex(/^[0-9a-f]{8}$/)),
	v.picklist(NOTATIONS),
	v.picklist(PROFILE_NAMES),
	v.picklist(LOCALES),
	v.picklist([0, 1]),
	Uint32,
	Uint32,
	v.nullable(v.strictTuple([Tenant, LearnerId])),
]);

export async function sealScenario(description: ScenarioDescription, ring: KeyRing): Promise<string> {
	const { id, key } = ring.sealing;
	const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
	const sealed = await crypto.subtle.encrypt(
		{ name: "AES-GCM", iv, additionalData: additionalData(id) },
		key,
		new TextEncoder().encode(JSON.stringify(toTuple(description))),
	);
	return PREFIX + toBase64url(Uint8Array.of(id, ...iv, ...new Uint8Array(sealed)));
}

/**
 * Whatever is not an id that this deployment sealed is "not found", without a word about why; `nowS` is in seconds
 * since 1970.
 */
export async function openScenario(id: string, ring: KeyRing, nowS: number): Promise<OpenedScenario> {
	const plain = await unseal(id, ring);
	const parsed = plain === null ? null : v.safeParse(Sealed, JSON.parse(plain));
	if (!parsed?.success) return { ok: false, reason: "scenario-not-found" };
	const description = fromTuple(parsed.output);
	if (description.issuedAt > nowS + CLOCK_SKEW_S) return { ok: false, reason: "scenario-not-found" };
	if (description.expiresAt <= nowS) return { ok: false, reason: "scenario-expired" };
	return { ok: true, description };
}

async function unseal(id: string, ring: KeyRing): Promise<string | null> {
	if (id.length > MAX_LENGTH || !id.startsWith(PREFIX)) return null;
	const bytes = fromBase64url(id.slice(PREFIX.length));
	const [keyId] = bytes ?? [];
	const key = keyId === undefined ? undefined : ring.byId.get(keyId);
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
	return Uint8Array.of(...new TextEncoder().encode(PREFIX), keyId);
}

function toTuple(d: ScenarioDescription): v.InferInput<typeof Sealed> {
	return [
		d.spec.template,
		d.spec.version,
		d.spec.seed.toString(16).padStart(8, "0"),
		d.spec.notation,
		d.spec.profile,
		d.locale,
		d.seedGiven ? 1 : 0,
		d.issuedAt,
		d.expiresAt,
		d.boundTo && [d.boundTo.tenant, d.boundTo.learnerId],
	];
}

function fromTuple(tuple: v.InferOutput<typeof Sealed>): ScenarioDescription {
	const [template, version, seed, notation, profile, locale, given, issuedAt, expiresAt, bound] = tuple;
	return {
		spec: { template, version, seed: Number.parseInt(seed, 16), notation, profile },
		locale,
		seedGiven: given === 1,
		boundTo: bound && { tenant: bound[0], learnerId: bound[1] },
		issuedAt,
		expiresAt,
	};
}
