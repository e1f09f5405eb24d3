// A server of a bench's own with a tenant, whose teacher holds the key and whose learners have tokens.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { buildIfChanged, DIST, readBuilt } from "../../cli/build/built.ts";
import { newSecrets } from "../../cli/secrets.ts";
import { type Server, serve } from "../../cli/serve/workerd.ts";
import { type Client, eachOf, jsonOf, newClient } from "./client.ts";
import { type Insight, insightInto } from "./insight.ts";

export interface School {
	readonly server: Server;
	readonly client: Client;
	readonly insight: Insight;
	/** Ends the server and removes what it stored. */
	close(): Promise<void>;
}

export const TENANT = "school";

/** `variables` beside those of the build and fresh secrets. */
export async function openSchool(variables: Readonly<Record<string, string>>): Promise<School> {
	buildIfChanged();
	const secrets = parseEnv(newSecrets()) as Readonly<Record<string, string>>;
	const records = mkdtempSync(join(tmpdir(), "class-"));
	const server = await serve({
		dir: DIST,
		host: "127.0.0.1",
		port: 0,
		records,
		variables: { ...readBuilt(DIST).vars, ...secrets, ...variables },
	});
	const client = newClient(server.url);
	return {
		server,
		client,
		insight: await insightInto(secrets, TENANT),
		async close() {
			client.close();
			await server.stop();
			rmSync(records, { recursive: true });
		},
	};
}

/** Tokens of learners by their ids, as an LMS asks for them. */
export async function mintTokens(
	{ client, insight }: Pick<School, "client" | "insight">,
	ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
	const tokens = new Map<string, string>();
	await eachOf(ids, 8, async (id) => {
		const call = { path: `/v1/learners/${id}/tokens`, token: insight.serverKey, body: {} };
		tokens.set(id, (await jsonOf<{ readonly token: string }>(client, call)).token);
	});
	return tokens;
}
