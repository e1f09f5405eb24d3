// The schemas that describe replies are written by hand beside the types of the pure core; the compiler compares them.
import type * as v from "valibot";
import { expectTypeOf, it } from "vitest";
import type { BelievedDocument, BelievedView } from "../../src/contract/believed.ts";
import type { Catalogue } from "../../src/contract/catalogue.ts";
import type { HintView } from "../../src/contract/hint.ts";
import type {
	QuestionPage,
	QuestionPageDocument,
	QuestionResultView,
	QuestionView,
	Quiz,
} from "../../src/contract/question.ts";
import type { ResultDocument, ResultView } from "../../src/contract/result.ts";
import type { ScenarioDocument, ScenarioView, ValidateResponse } from "../../src/contract/scenario.ts";
import type { SimulationResponse } from "../../src/contract/simulation.ts";
import type { SimulationRequest } from "../../src/contract/simulation-request.ts";
import type { CatalogueDocument } from "../../src/practice/catalogue.ts";
import type { CheckDocument } from "../../src/practice/grade.ts";
import type { hintDocument } from "../../src/practice/hint.ts";
import type { QuestionResultDocument, questionDocument } from "../../src/practice/questions.ts";
import type { questionItem, scenarioItem } from "../../src/practice/quiz.ts";
import type { Simulation, simulate } from "../../src/tcp/simulate.ts";

type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;
type Described<Schema extends v.GenericSchema> = Frozen<v.InferOutput<Schema>>;

type Hinted = Extract<ReturnType<typeof hintDocument>, { ok: true }>;
type Quizzed = ReturnType<typeof questionItem> | ReturnType<typeof scenarioItem>;

it("what the core makes is what the contract describes", () => {
	expectTypeOf<ScenarioDocument>().toExtend<Described<typeof ScenarioView>>();
	expectTypeOf<BelievedDocument>().toExtend<Described<typeof BelievedView>>();
	expectTypeOf<ResultDocument>().toExtend<Described<typeof ResultView>>();
	expectTypeOf<QuestionPageDocument>().toExtend<Described<typeof QuestionPage>>();
	expectTypeOf<ReturnType<typeof questionDocument>>().toExtend<Described<typeof QuestionView>>();
	expectTypeOf<QuestionResultDocument>().toExtend<Described<typeof QuestionResultView>>();
	expectTypeOf<CheckDocument>().toExtend<Described<typeof ValidateResponse>>();
	expectTypeOf<Hinted["document"]>().toExtend<Described<typeof HintView>>();
	expectTypeOf<Quizzed>().toExtend<Described<typeof Quiz>["items"][number]>();
	expectTypeOf<CatalogueDocument>().toExtend<Described<typeof Catalogue>>();
	expectTypeOf<Extract<Simulation, { ok: true }>>().toExtend<Described<typeof SimulationResponse>>();
});

it("what the contract lets through is what the engine takes", () => {
	expectTypeOf<SimulationRequest>().toExtend<Parameters<typeof simulate>[0]>();
});
