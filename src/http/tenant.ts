// The way to a tenant's Durable Object; only behind `requireServerKey`.
import { tenantObjectName } from "../storage/object-name.ts";
import { tenantOf } from "./assignment.ts";
import type { AppContext } from "./context.ts";

export function tenantObject(c: AppContext) {
	return c.env.TENANT.getByName(tenantObjectName(tenantOf(c)));
}
