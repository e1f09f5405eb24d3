import { expect, it } from "vitest";
import { makeDocument } from "../../../src/http/openapi/document.ts";
import type { DescribedOperation } from "../../../src/http/openapi/types.ts";
import { lighter, viewerAddress, viewerAddresses } from "../../../src/page/docs/lighter.ts";

const DOCUMENT = makeDocument();
const LIGHT = lighter(DOCUMENT);

it("the viewer's document keeps every operation, its parameters, body and answer", () => {
	for (const [path, item] of Object.entries(DOCUMENT.paths))
		for (const [method, { responses, ...rest }] of Object.entries(item)) {
			const { responses: kept = {}, ...same }: Partial<DescribedOperation> = LIGHT.paths[path]?.[method] ?? {};
			expect(same).toEqual(rest);
			expect(Object.keys(kept)).toEqual(Object.keys(responses));
			for (const status of Object.keys(responses).filter((one) => Number(one) < 400))
				expect(kept[status]).toEqual(responses[status]);
		}
});

it("each error leads to its description", () => {
	const { responses } = LIGHT.paths["/v1/scenarios"]?.post ?? {};
	expect(responses?.["429"]?.description).toMatch(/^\[`rate-limited`\]\(\/docs#rate-limited\): /);
});

it("an operation has an address in the viewer, and what there is not has none", () => {
	expect(viewerAddress(DOCUMENT, "gradeAnswers")).toBe("tag/scenarios/gradeAnswers");
	expect(viewerAddress(DOCUMENT, "nothing")).toBeUndefined();
});

it("every operation is found by its method and path", () => {
	const addresses = viewerAddresses(DOCUMENT);
	expect(addresses.get("get /v1/catalogue")).toBe("tag/service/catalogue");
	expect(addresses.size).toBe(Object.values(DOCUMENT.paths).flatMap((item) => Object.keys(item)).length);
});
