// The small schemas that several resources share.
import * as v from "valibot";
import { DIFFICULTIES } from "../scenario/spec.ts";
import { FLAGS } from "../tcp/flags.ts";
import { STATES } from "../tcp/state.ts";
import { DEFAULT_LOCALE, LOCALES, type Locale } from "../text/locale.ts";

/**
 * A closed object for request bodies: an unknown field is an error, because it is nearly always a typo, and an array
 * is not an object (valibot's own object schemas take one).
 */
export function closed<const Entries extends v.ObjectEntries>(entries: Entries) {
	return v.pipe(v.custom<Record<string, unknown>>(isPlainObject, "Expected an object"), v.strictObject(entries));
}

export function isPlainObject(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The same schema with a sentence about it in the OpenAPI document. */
export function described<const Schema extends v.GenericSchema>(schema: Schema, description: string) {
	return v.pipe(schema, v.metadata({ description }));
}

/** A list of a request: counted before any item is looked at, for each that does not fit costs more than it takes to send. */
export function listOf<const Item extends v.GenericSchema>(item: Item, most: number) {
	return v.pipe(v.array(v.unknown()), v.maxLength(most), v.array(item));
}

export const NextCursor = v.pipe(
	v.nullable(v.string()),
	v.metadata({ description: "For `cursor`, to go on; null on the last page." }),
);

/** A list as every list route answers it; `nextCursor` is null on the last page. */
export function page<const Item extends v.GenericSchema>(item: Item) {
	return v.object({
		items: described(v.array(item), "Of this page, in the order of the list."),
		nextCursor: NextCursor,
	});
}

/** "[Ee][Nn]": the pattern is published as JSON Schema, which knows no flags. */
const inAnyCase = (tag: string) => [...tag].map((letter) => `[${letter.toUpperCase()}${letter}]`).join("");

const LOCALE_TAG = new RegExp(`^(?:${LOCALES.map(inAnyCase).join("|")})(?:-[A-Za-z0-9]{1,8}){0,4}$`);

/** The language of a BCP 47 tag that this API speaks ("zh-Hans-CN" is `zh`), or null. */
export function localeOfTag(tag: string): Locale | null {
	if (!LOCALE_TAG.test(tag)) return null;
	const language = tag.split("-", 1)[0]?.toLowerCase();
	return LOCALES.find((locale) => locale === language) ?? null;
}

/** A language as asked for; region and script are accepted and ignored. */
export const LocaleWish = v.pipe(
	v.string(),
	v.regex(LOCALE_TAG, `Expected a language tag whose language is one of ${LOCALES.join(", ")}`),
	v.transform((tag): Locale => localeOfTag(tag) ?? DEFAULT_LOCALE),
	v.metadata({
		description: `Language of every text: ${LOCALES.map((locale) => `\`${locale}\``).join(" or ")}; \`en-GB\`, \`zh-Hans\` and the like are accepted.`,
		examples: [...LOCALES],
	}),
);

export const LocaleName = v.pipe(
	v.picklist(LOCALES),
	v.metadata({ ref: "Locale", description: "Language of the texts: `en` English, `zh` Chinese." }),
);

export const FlagName = v.pipe(
	v.picklist(FLAGS),
	v.metadata({ ref: "Flag", description: "A control bit of the TCP header (RFC 9293, 3.1)." }),
);
export const StateName = v.pipe(
	v.picklist(STATES),
	v.metadata({ ref: "State", description: "A state of a TCP connection (RFC 9293, 3.3.2)." }),
);
export const Difficulty = v.pipe(
	v.picklist(DIFFICULTIES),
	v.metadata({ ref: "Difficulty", description: "1 the easiest, 5 the hardest." }),
);

export const Uint32 = v.pipe(
	v.number(),
	v.integer(),
	v.minValue(0),
	v.maxValue(4_294_967_295, "Expected at most 4294967295 (32 bits)"),
);

/** A whole number within bounds. */
export const wholeUpTo = (max: number, min = 0) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));

export const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const Timestamp = v.pipe(
	v.string(),
	v.isoTimestamp(),
	v.metadata({ description: "A time as ISO 8601 writes it.", examples: ["2026-10-01T12:00:00.000Z"] }),
);

const LEARNER_ID = /^[A-Za-z0-9][\w.:~-]{0,127}$/;

/**
 * An opaque learner id, unique within its tenant. Plain ASCII on purpose: two ids that look alike are alike, and no
 * id needs escaping in a path.
 */
export const LearnerId = v.pipe(
	v.string(),
	v.regex(LEARNER_ID, "Expected 1 to 128 of A-Z a-z 0-9 . _ : ~ -, the first a letter or digit"),
	v.brand("LearnerId"),
	v.metadata({ description: "Opaque id of a learner; no names, no e-mail addresses." }),
);
export type LearnerId = v.InferOutput<typeof LearnerId>;

const TENANT = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;

/** Whoever holds a server key: a school, an app. */
export const Tenant = v.pipe(
	v.string(),
	v.regex(TENANT, "Expected 1 to 64 of a-z 0-9 -, not starting or ending with -"),
	v.brand("Tenant"),
	v.metadata({ description: "Name of the tenant, whom the server key belongs to." }),
);
export type Tenant = v.InferOutput<typeof Tenant>;

/** The tenant of everyone who practises without a key; no server key can name it. */
export const ANONYMOUS_TENANT = v.parse(Tenant, "anonymous");

/** What the ids of its learners begin with; no server key can name one that does. */
export const ANONYMOUS_ID_PREFIX = "anon-";

/** A learner is only named by both: the same id in two tenants is two learners. */
export interface LearnerName {
	readonly tenant: Tenant;
	readonly learnerId: LearnerId;
}
