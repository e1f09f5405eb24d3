// Proves that every template tells its misconceptions apart and is fair, and prints a table. `npm run check-templates -- --seeds 500`
import { parseArgs } from "node:util";
import { generateExercise } from "../exercise/generate.ts";
import { difficultiesOf } from "../scenario/level.ts";
import { TEMPLATES } from "../scenario/registry.ts";
import { checkTemplate } from "./template-checks.ts";

const { values } = parseArgs({ options: { seeds: { type: "string", default: "500" }, template: { type: "string" } } });
const count = Number(values.seeds);
if (!Number.isInteger(count) || count < 1) {
	console.error("--seeds takes a whole number from 1");
	process.exit(2);
}
/** "5 of 5": those that no fault names. */
function toldApart(claimed: readonly string[], faults: readonly { readonly fault: string }[]): string {
	const apart = claimed.filter((id) => !faults.some(({ fault }) => fault.split(" ").includes(id)));
	return `${apart.length} of ${claimed.length}`;
}

const seeds = Array.from({ length: count }, (_, seed) => seed);
let failed = 0;

// No seed is skipped: blanks are chosen so that every scenario tells its misconceptions apart, and one that does not is a fault.
console.log(
	"template                       seeds tried  skipped  faults  mean blanks  misconceptions told apart  ms a scenario",
);
for (const template of TEMPLATES.filter((t) => values.template === undefined || t.id === values.template)) {
	const blanks = seeds.slice(0, 50).map((seed) => {
		const spec = {
			template: template.id,
			version: template.version,
			seed,
			notation: template.notations[0] ?? "raw",
			profile: template.profiles[0] ?? "rfc9293",
		} as const;
		return generateExercise(spec).blanks.length;
	});
	const start = performance.now();
	const faults = checkTemplate(template, seeds);
	const ms = (performance.now() - start) / (count * difficultiesOf(template).length);
	const mean = blanks.reduce((sum, n) => sum + n, 0) / blanks.length;
	console.log(
		[
			template.id.padEnd(30),
			String(count).padStart(11),
			"0".padStart(8),
			String(faults.length).padStart(7),
			mean.toFixed(1).padStart(12),
			toldApart(template.misconceptions, faults).padStart(26),
			ms.toFixed(2).padStart(14),
		].join(" "),
	);
	for (const { at, fault } of faults.slice(0, 5)) console.log(`  ${at}: ${fault}`);
	failed += faults.length;
}
console.log(failed === 0 ? "every scenario tells its misconceptions apart and is fair" : `${failed} faults`);
process.exit(failed === 0 ? 0 : 1);
