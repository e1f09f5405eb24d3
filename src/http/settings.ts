// What the variables of a deployment may be: one line a variable. Texts only, so that the command line checks with the same.
import { ancestorsOf } from "./frame-ancestors.ts";
import { keyRingFault } from "./identity/key-ring.ts";
import { MIN_SECRET_BYTES, readSecretRing } from "./identity/secret-ring.ts";

interface Setting {
	/** What is wrong with the text, without repeating it; null when nothing is. */
	readonly fault: (text: string | undefined) => string | null;
	/** Said only where something is wrong. */
	readonly remedy: () => string;
}

const MADE_BY = "`npm run secrets` prints a fresh value; on Cloudflare set it with `npx wrangler secret put`";

/** A header's name (RFC 9110, 5.1) whose value is an address or a list of them; `Forwarded` (RFC 7239) is written otherwise. */
const HEADER_NAME = /^(?!forwarded$)[a-z0-9-]{1,64}$/i;

export const SETTINGS = {
	SCENARIO_KEYS: {
		fault: (text) => (text ? prefixed(keyRingFault(text)) : "is missing"),
		remedy: () => `It is a list "1:<32 bytes in base64url>[,2:…]". ${MADE_BY}.`,
	},
	SERVER_KEY_SECRET: { fault: secretFault, remedy: secretRemedy },
	TOKEN_SECRET: { fault: secretFault, remedy: secretRemedy },
	RATE_LIMIT: {
		fault: (text) => (text === undefined || text === "on" || text === "off" ? null : 'is neither "on" nor "off"'),
		remedy: () => 'Leave it out or set it to "on" to limit callers, to "off" to limit nobody.',
	},
	TRUSTED_PROXY_HEADER: {
		fault: (text) => (!text || HEADER_NAME.test(text) ? null : "is not the name of a header with an address"),
		remedy: () =>
			'Set it to the header that your proxy writes, such as "X-Forwarded-For", or leave it empty without a proxy.',
	},
	WEBHOOK_TARGETS: {
		fault: (text) =>
			text === undefined || text === "public" || text === "any" ? null : 'is neither "public" nor "any"',
		remedy: () =>
			'Leave it out or set it to "public" to send webhooks to hosts of the internet by https, to "any" to send them to this machine too, for trying them out.',
	},
	FRAME_ANCESTORS: {
		fault: (text) => (text === undefined || ancestorsOf(text) !== null ? null : "is not a list of origins"),
		remedy: () =>
			'Set it to the origins of the pages that may frame /embed, with spaces between, such as "https://moodle.example.org https://*.example.edu", to "*" for everybody, or to "\'self\'" for none but this service.',
	},
} as const satisfies Readonly<Record<string, Setting>>;

export type SettingName = keyof typeof SETTINGS;

export interface SettingFault {
	readonly name: SettingName;
	readonly fault: string;
	readonly remedy: string;
}

/** Everything that is wrong, in sentences that begin with the variable's name. */
export function settingFaults(textOf: (name: SettingName) => string | undefined): readonly SettingFault[] {
	// Object.keys gives string[], whatever the keys are.
	const names = Object.keys(SETTINGS) as readonly SettingName[];
	return names.flatMap((name) => {
		const { fault, remedy }: Setting = SETTINGS[name];
		const found = fault(textOf(name));
		return found === null ? [] : [{ name, fault: found, remedy: remedy() }];
	});
}

function secretFault(text: string | undefined): string | null {
	if (!text) return "is missing";
	const ring = readSecretRing(text);
	return ring.ok ? null : prefixed(ring.fault);
}

function secretRemedy(): string {
	return `It is a list "1:<secret>[,2:…]" of secrets of at least ${MIN_SECRET_BYTES} bytes. ${MADE_BY}.`;
}

function prefixed(fault: string | null): string | null {
	return fault === null ? null : `is not valid: ${fault}`;
}
