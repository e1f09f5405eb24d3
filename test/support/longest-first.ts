// The files that take longest come first, so that no core waits for one of them in the end. Vitest knows how long files
// took from the run before; where there was none, as on a fresh machine, it goes by their size, which says little.
import type { TestSpecification } from "vitest/node";
import { BaseSequencer } from "vitest/node";

/** From about three times as long as the mean, in each project the longest first. */
const LONGEST = [
	"exercise/pinned",
	"exercise/misconceive/contradicted",
	"tcp/exploration",
	"tcp/mutants",
	"render/every-template",
	"exercise/misconceive/diagnose",
	"tcp/rfc9293/random",
	"exercise/consequence/consequence",
	"bench/learning/study",
	"exercise/cut",
	"scenario/level",
	"render/drawn-apart",
	"practice/hidden",
	"exercise/view-cause",
	"tcp/rfc9293/table",
	"exercise/kinds",
	"practice/make-skill",
	"exercise/read/printed-answers",
	"render/escaping",
	"scenario/lab/of-scenario",
	"tcp/exploration-beyond",
	"page/browser/docs-viewer",
	"page/browser/scenario",
	"page/browser/practice-accessible",
	"page/browser/question",
	"page/browser/lab",
	"page/browser/quiz",
	"page/browser/practice",
	"cli/serve/start",
	"api-client/served/submit",
	"http/openapi",
	"storage/regrade",
	"http/pictures",
	"storage/claim",
	"http/assessed",
	"http/tenant",
	"storage/size",
	"http/secrecy",
	"http/attempt-batches",
	"http/assignments",
	"storage/webhook/deliver",
	"storage/assignment",
	"http/erasure",
	"http/papers",
	"http/abuse-http",
	"http/bodies",
	"http/openapi-examples",
];

export class LongestFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		const sorted = await super.sort(files);
		const place = ({ moduleId }: TestSpecification) => {
			const at = LONGEST.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
			return at === -1 ? LONGEST.length : at;
		};
		// Those of a project stand together, and stay so.
		const projects = [...new Set(sorted.map(({ project }) => project))];
		return projects.flatMap((project) =>
			sorted.filter((one) => one.project === project).sort((a, b) => place(a) - place(b)),
		);
	}
}
