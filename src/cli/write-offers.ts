// Writes what each template asks, for the catalogue: `npm run offers`. With --check it only says whether that is stale.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { TEMPLATES } from "../scenario/registry.ts";
import { COUNTED, findOffer, TRIED } from "./offers.ts";
import { writeIfChanged } from "./write-if-changed.ts";

const FILE = fileURLToPath(new URL("../scenario/offers.generated.ts", import.meta.url));

const HEAD = `// Written by \`npm run offers\`; \`npm run offers:check\` and a test say when it is stale.
// Skills: those that at least 1 in 20 scenarios of the template train, of ${COUNTED} in its own difficulty with nothing wished
// for, in all its profiles and notations in turn; a kind that is asked only where it is named trains none of them.
// Kinds: those that any of these scenarios asks, or any of ${TRIED} more, in all its difficulties, in which it is wished for.
import type { Offer } from "./offer.ts";

`;

function offersModule(): string {
	const entries = TEMPLATES.map((template) => {
		const { skills, askKinds } = findOffer(template);
		return `\t"${template.id}": {\n${listOf("skills", skills)}${listOf("askKinds", askKinds)}\t},\n`;
	});
	return `${HEAD}export const OFFERS: Readonly<Record<string, Offer>> = {\n${entries.join("")}};\n`;
}

const LINE = 120;
const INDENT = 4;

/** Formatted as the linter wants it. */
function listOf(name: string, ids: readonly string[]): string {
	const quoted = ids.map((id) => `"${id}"`);
	const line = `${name}: [${quoted.join(", ")}],`;
	return INDENT + line.length <= LINE
		? `\t\t${line}\n`
		: `\t\t${name}: [\n${quoted.map((id) => `\t\t\t${id},\n`).join("")}\t\t],\n`;
}

const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
const module = offersModule();
if (!values.check) writeIfChanged(FILE, module);
else if (readFileSync(FILE, "utf8") !== module) {
	console.error("src/scenario/offers.generated.ts is stale: npm run offers");
	process.exit(1);
}
