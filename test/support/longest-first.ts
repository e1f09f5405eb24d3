// The files that take longest come first, so that no core waits for one of them in the end. Vitest knows how long files
// took from the run before; where there was none, as on a fresh machine, it goes by their size, which says little.
import type { TestSpecification } from "vitest/node";
import { BaseSequencer } from "vitest/node";

/** From about three times as long as the mean, in each project the longest first. */
const LONGEST = [
	"exercise/misconceive/contradicted",
	"exercise/misconceive/diagnose",
	"tcp/exploration",
	"exercise/pinned",
	"render/every-template",
	"exercise/cut",
	"exercise/misconceive/every-misconception",
	"exercise/misconceive/what-acted",
	"exercise/misconceive/miscounted",
	"exercise/every-template",
	"exercise/consequence/consequence",
	"scenario/level",
	"practice/make-skill",
	"practice/hidden",
	"exercise/select",
	"tcp/mutants",
	"render/svg",
	"tcp/rfc9293/random",
	"tcp/rfc9293/table",
	"exercise/read/any-answer",
	"bench/learning/study",
	"exercise/derivation",
	"question-bank/grade",
	"practice/quiz",
	"tcp/exploration-beyond",
	"cli/build/documentation",
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
	"storage/assignment",
	"http/tenant-class",
	"storage/size",
	"http/abuse-http",
	"http/assessed",
	"storage/webhook/deliver",
	"http/papers",
	"http/questions",
	"http/assignments",
	"http/remedial",
	"storage/claim",
	"storage/paper",
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
