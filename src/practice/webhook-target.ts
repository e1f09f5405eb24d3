// Where a webhook may be sent. Whoever names the address is not who runs the service: nothing within the service's own
// network may be reached through it. What a name resolves to is the network's to refuse (cli/build/workerd-config.ts).
import { WEBHOOK_DETAILS } from "../contract/details/webhook.ts";
import { type Failure, failure, type Said } from "../contract/failure.ts";

/** "public": hosts of the internet, by https. "any": also http, and one's own machine and network, to try it out. */
export const WEBHOOK_TARGETS = ["public", "any"] as const;
export type WebhookTargets = (typeof WEBHOOK_TARGETS)[number];

/** As the setting says; anything else than "any" is the safe one. */
export function targetsOf(setting: string | undefined): WebhookTargets {
	return setting === "any" ? "any" : "public";
}

export const MAX_URL_LENGTH = 2048;

/** Besides https's own: what application servers use that may not have it. */
const PORTS = ["", "8443"];

/**
 * Of a name that no public DNS answers for: RFC 6761 and 6762, RFC 7686, RFC 8375, RFC 9476, ICANN's `internal`, and those
 * that ICANN will never delegate because private networks use them.
 */
const PRIVATE_ENDS = new Set([
	"localhost",
	"localdomain",
	"local",
	"internal",
	"intranet",
	"private",
	"corp",
	"home",
	"lan",
	"mail",
	"arpa",
	"test",
	"example",
	"invalid",
	"onion",
	"alt",
]);

const FAULTS = {
	"not-a-url": WEBHOOK_DETAILS.notAUrl,
	"too-long": WEBHOOK_DETAILS.urlTooLong(MAX_URL_LENGTH),
	scheme: WEBHOOK_DETAILS.urlScheme,
	credentials: WEBHOOK_DETAILS.urlCredentials,
	fragment: WEBHOOK_DETAILS.urlFragment,
	port: WEBHOOK_DETAILS.urlPort,
	address: WEBHOOK_DETAILS.urlAddress,
	name: WEBHOOK_DETAILS.urlName,
} as const satisfies Readonly<Record<string, Said>>;

export type TargetFault = keyof typeof FAULTS;

export type Target =
	| { readonly ok: true /** As it is called. */; readonly href: string }
	| { readonly ok: false; readonly fault: TargetFault };

/** Why a request that names such a URL is refused. */
export function targetRefused(fault: TargetFault): Failure {
	const detail = FAULTS[fault];
	return failure("webhook-url-refused", detail, [{ pointer: "/url", detail }]);
}

/** Whether webhooks may go to this URL, and why not. */
export function webhookTarget(text: string, targets: WebhookTargets): Target {
	const fault = faultOf(text, targets);
	return fault === null ? { ok: true, href: new URL(text).href } : { ok: false, fault };
}

function faultOf(text: string, targets: WebhookTargets): TargetFault | null {
	if (text.length > MAX_URL_LENGTH) return "too-long";
	// URL.parse is not everywhere yet.
	if (!URL.canParse(text)) return "not-a-url";
	const url = new URL(text);
	if (url.protocol !== "https:" && (targets !== "any" || url.protocol !== "http:")) return "scheme";
	if (url.username !== "" || url.password !== "") return "credentials";
	if (url.hash !== "" || text.endsWith("#")) return "fragment";
	if (targets === "any") return null;
	if (!PORTS.includes(url.port)) return "port";
	return faultOfHost(url.hostname);
}

/**
 * The parser has brought the host into its one form: IPv6 stands in brackets, and whatever ends in a number is an IPv4
 * address in decimal, however it was spelt (WHATWG URL, 3.5). No address is taken, public ones neither: a certificate is of
 * a name, and no table of private ranges can then be out of date.
 */
function faultOfHost(host: string): TargetFault | null {
	if (host.startsWith("[") || /^[\d.]+$/.test(host)) return "address";
	const labels = host.split(".");
	const last = labels.at(-1) ?? "";
	return labels.length < 2 || labels.includes("") || PRIVATE_ENDS.has(last) ? "name" : null;
}
