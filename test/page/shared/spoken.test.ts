// What elements read of a scenario is in the language of the page, whatever the one is that it was made in.
import { afterEach, expect, it, vi } from "vitest";
import { createClient } from "../../../src/api-client/client.ts";
import { memoryQueue } from "../../../src/api-client/queue.ts";
import { serviceApi } from "../../../src/page/practice/service-api.ts";
import { httpApi } from "../../../src/page/shared/http-api.ts";

const BASE = "http://service.example";
const LINK = "/v1/scenarios/sc1.x/believed/syn-does-not-consume?proof=gp1.x";

afterEach(() => vi.unstubAllGlobals());

it.each([
	["of anybody's page", () => httpApi({ base: BASE })],
	["of the practice pages", () => serviceApi(createClient({ baseUrl: BASE, queue: memoryQueue() }))],
] as const)("the calls %s ask for it, also where the scenario has one of its own", async (_, apiOf) => {
	const asked: URL[] = [];
	vi.stubGlobal("fetch", async (request: Request | string) => {
		asked.push(new URL(typeof request === "string" ? request : request.url));
		return Response.json({});
	});
	const { readScenario, believed } = apiOf();
	await readScenario("sc1.x", "zh");
	await believed(LINK, "zh");
	expect(asked.map(({ pathname }) => pathname)).toEqual(["/v1/scenarios/sc1.x", LINK.split("?")[0]]);
	expect(asked.map(({ searchParams }) => searchParams.get("locale"))).toEqual(["zh", "zh"]);
	expect(asked[1]?.searchParams.get("proof")).toBe("gp1.x");
});
