// From where a request comes, as far as nobody can make it up.
import type { AppContext } from "../context.ts";
import { clientNetwork, lastHop } from "./client-network.ts";

/** Of requests that come from nowhere, as in tests: they share one allowance. */
const UNKNOWN = "unknown";

/**
 * Behind a proxy of one's own, what that wrote into `proxyHeader`. Else the other end of the connection, which a bare
 * workerd tells as `cf.clientIp`; Cloudflare's edge tells it in a header that it sets itself.
 */
export function networkOf(c: AppContext, proxyHeader: string | null): string {
	const forwarded = proxyHeader === null ? undefined : c.req.header(proxyHeader);
	const { cf } = c.req.raw;
	const connected = typeof cf?.clientIp === "string" ? cf.clientIp : c.req.header("CF-Connecting-IP");
	return network(forwarded === undefined ? undefined : lastHop(forwarded)) ?? network(connected) ?? UNKNOWN;
}

function network(address: string | undefined): string | null {
	return address === undefined ? null : clientNetwork(address);
}
