// Limits callers: counted by the platform where it has a binding for that, else in this isolate. Every reply under /v1
// tells the policy and what is left (draft-ietf-httpapi-ratelimit-headers).
import { DETAILS } from "../../contract/details.ts";
import { type Failure, failure } from "../../contract/failure.ts";
import type { Caller } from "../../practice/caller.ts";
import type { AppContext } from "../context.ts";
import { type Allowance, keepAllowances } from "./allowances.ts";
import { networkOf } from "./client-address.ts";
import { type Charge, chargesFor, LIMIT_POLICIES } from "./policies.ts";

/** The platform does not tell how much is left, nor until when. */
type Taken = Allowance | { readonly allowed: boolean; readonly remaining: null; readonly resetS: number };

const HERE = {
	keyless: keepAllowances(LIMIT_POLICIES.keyless),
	learner: keepAllowances(LIMIT_POLICIES.learner),
	pairing: keepAllowances(LIMIT_POLICIES.pairing),
};

/** Where pairing codes are tried. */
const PAIRINGS = { method: "POST", path: "/v1/pairings" } as const;

/** The refusal, once one allowance is used up. `caller` is null when its credential is not valid. */
export async function countRequest(c: AppContext, caller: Caller | null): Promise<Failure | null> {
	return countRequests(c, caller, 1);
}

/** As so many requests at once: all are let in, or none. */
export async function countRequests(c: AppContext, caller: Caller | null, requests: number): Promise<Failure | null> {
	const { limits, proxyHeader } = c.get("configuration");
	if (requests === 0) return null;
	// A preflight carries no credential: all pages behind one address would share an allowance.
	if (!limits || c.req.method === "OPTIONS") return null;
	const triesCode = c.req.method === PAIRINGS.method && c.req.path === PAIRINGS.path;
	const charges = chargesFor(caller, networkOf(c, proxyHeader), triesCode);
	const taken = await Promise.all(charges.map(async (charge) => ({ ...charge, ...(await take(c, charge, requests)) })));
	if (taken.length === 0) return null;
	const refused = taken.filter(({ allowed }) => !allowed);
	tell(c, "RateLimit-Policy", charges.map(policyItem));
	const told = taken.filter(({ allowed, remaining }) => !allowed || remaining !== null);
	tell(c, "RateLimit", told.map(limitItem));
	if (refused.length === 0) return null;
	c.header("Retry-After", String(Math.max(...refused.map(({ resetS }) => resetS))));
	return failure("rate-limited", DETAILS.rateLimited);
}

async function take(c: AppContext, { name, key }: Charge, requests: number): Promise<Taken> {
	const { binding, windowS } = LIMIT_POLICIES[name];
	// A bare workerd has no such bindings, whatever the types say.
	const counter: RateLimit | undefined = c.env[binding];
	if (!counter) return HERE[name].take(key, Date.now(), requests);
	let allowed = true;
	// The platform counts one at a time.
	for (let i = 0; i < requests && allowed; i++) ({ success: allowed } = await counter.limit({ key }));
	return { allowed, remaining: null, resetS: windowS };
}

function tell(c: AppContext, header: string, items: readonly string[]): void {
	if (items.length > 0) c.header(header, items.join(", "));
}

function policyItem({ name }: Charge): string {
	const { quota, windowS } = LIMIT_POLICIES[name];
	return `"${name}";q=${quota};w=${windowS}`;
}

function limitItem({ name, remaining, resetS }: Charge & Taken): string {
	return `"${name}";r=${remaining ?? 0};t=${resetS}`;
}
