// The schemas that describe replies are written by hand beside the types of the pure core; the compiler compares them.
import type * as v from "valibot";
import { expectTypeOf, it } from "vitest";
import type { Catalogue } from "../../src/contract/catalogue.ts";
import type {
	QuestionPage,
	QuestionPageDocument,
	QuestionResultView,
	QuestionView,
} from "../../src/contract/question.ts";
import type { ResultDocument, ResultView } from "../../src/contract/result.ts";
import type { ScenarioDocument, ScenarioView } from "../../src/contract/scenario.ts";
import type { SimulationRequest, SimulationResponse } from "../../src/contract/simulation.ts";
import type { CatalogueDocument } from "../../src/practice/catalogue.ts";
import type { QuestionResult } from "../../src/question-bank/grade.ts";
import type { QuestionView as ShownQuestion } from "../../src/question-bank/view.ts";
import type { Simulation, simulate } from "../../src/tcp/simulate.ts";

type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;
type Described<Schema extends v.GenericSchema> = Frozen<v.InferOutput<Schema>>;

it("what the core makes is what the contract describes", () => {
	expectTypeOf<ScenarioDocument>().toExtend<Described<typeof ScenarioView>>();
	expectTypeOf<ResultDocument>().toExtend<Described<typeof ResultView>>();
	expectTypeOf<QuestionPageDocument>().toExtend<Described<typeof QuestionPage>>();
	expectTypeOf<ShownQuestion>().toExtend<Omit<Described<typeof QuestionView>, "seed" | "links">>();
	expectTypeOf<QuestionResult>().toExtend<Omit<Described<typeof QuestionResultView>, "seed">>();
	expectTypeOf<CatalogueDocument>().toExtend<Described<typeof Catalogue>>();
	expectTypeOf<Extract<Simulation, { ok: true }>>().toExtend<Described<typeof SimulationResponse>>();
});

it("what the contract lets through is what the engine takes", () => {
	expectTypeOf<SimulationRequest>().toExtend<Parameters<typeof simulate>[0]>();
});
