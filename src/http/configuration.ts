// What the deployment is set to, read and checked once: at the first request, since a Worker has no other start that may
// wait. What is wrong is told in the log, by the name of the variable and with what to do; never with a secret's text.
import { targetsOf, type WebhookTargets } from "../practice/webhook-target.ts";
import { ancestorsOf, OWN_PAGES } from "./frame-ancestors.ts";
import { importKeyRing, type KeyRing } from "./identity/key-ring.ts";
import { importMacRing, type MacRing } from "./identity/mac-ring.ts";
import { settingFaults } from "./settings.ts";

export interface Configuration {
	readonly scenarioKeys: KeyRing;
	readonly serverKeys: MacRing;
	readonly tokens: MacRing;
	/** Ids of server keys. */
	readonly revoked: ReadonlySet<string>;
	readonly limits: boolean;
	/** Where the proxy in front says from whom a request came; null where there is none. */
	readonly proxyHeader: string | null;
	readonly webhookTargets: WebhookTargets;
	/** Whose pages may frame what is made for frames, as CSP writes that. */
	readonly frameAncestors: string;
}

/** Null where a setting is missing or not valid. */
async function read(env: Env): Promise<Configuration | null> {
	const faults = settingFaults((name) => env[name]);
	// JSON, so that each stays on one line of the log.
	for (const { name, fault, remedy } of faults)
		console.error(JSON.stringify({ code: "not-configured", setting: name, message: `${name} ${fault}. ${remedy}` }));
	if (faults.length > 0) return null;
	return {
		scenarioKeys: await importKeyRing(env.SCENARIO_KEYS),
		serverKeys: await importMacRing(env.SERVER_KEY_SECRET),
		tokens: await importMacRing(env.TOKEN_SECRET),
		revoked: new Set((env.REVOKED_SERVER_KEYS ?? "").split(",").map((id) => id.trim())),
		limits: env.RATE_LIMIT !== "off",
		proxyHeader: env.TRUSTED_PROXY_HEADER || null,
		webhookTargets: targetsOf(env.WEBHOOK_TARGETS),
		frameAncestors: ancestorsOf(env.FRAME_ANCESTORS ?? "") ?? OWN_PAGES,
	};
}

const TEXTS = [
	"SCENARIO_KEYS",
	"SERVER_KEY_SECRET",
	"TOKEN_SECRET",
	"REVOKED_SERVER_KEYS",
	"RATE_LIMIT",
	"TRUSTED_PROXY_HEADER",
	"WEBHOOK_TARGETS",
	"FRAME_ANCESTORS",
] as const satisfies readonly (keyof Env)[];

let latest: { readonly env: Env; readonly configuration: Promise<Configuration | null> } | undefined;

/** Null until the settings are right. Importing keys is work that need not be done, nor a fault told, at every request. */
export function configurationOf(env: Env): Promise<Configuration | null> {
	const known = latest;
	if (known && TEXTS.every((name) => known.env[name] === env[name])) return known.configuration;
	const configuration = read(env);
	latest = { env, configuration };
	return configuration;
}
