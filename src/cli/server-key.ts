// npm run server-key -- --tenant acme: prints a server key for a tenant, signed with SERVER_KEY_SECRET from the
// environment (for a deployment) or from .dev.vars (for npm start).
import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import * as v from "valibot";
import { ANONYMOUS_TENANT, Tenant } from "../contract/primitives.ts";
import { importMacRing } from "../http/identity/mac-ring.ts";
import { signServerKey } from "../http/identity/server-key.ts";
import { DEV_VARS, ensureDevVars, readSecret } from "./secrets.ts";

const { values } = parseArgs({ options: { tenant: { type: "string" } } });
const tenant = v.safeParse(Tenant, values.tenant);

if (!tenant.success || tenant.output === ANONYMOUS_TENANT) {
	const why = tenant.success ? "this tenant is reserved" : tenant.issues[0].message;
	console.error(`npm run server-key -- --tenant NAME: ${why}`);
	process.exit(2);
}

if (!process.env.SERVER_KEY_SECRET) ensureDevVars(DEV_VARS);
const secret = readSecret("SERVER_KEY_SECRET", DEV_VARS);
if (!secret) throw new Error("ensureDevVars leaves no secret out");
const keyId = randomBytes(6).toString("hex");
const ring = await importMacRing(secret);
console.log(await signServerKey({ tenant: tenant.output, keyId }, Math.floor(Date.now() / 1000), ring));
console.error(
	`Key id ${keyId}: add it to REVOKED_SERVER_KEYS to revoke the key, and every token that it made with it.`,
);
