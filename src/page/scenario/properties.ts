// The attributes and properties of `<seqack-scenario>`, and what it keeps while it is shown.
import type { PropertyDeclarations } from "lit";
import type { Answers, Api, AttemptDocument, Failed, Result, Scenario } from "../shared/api.ts";
import { SeqackElement } from "../shared/element.ts";
import type * as model from "./model.ts";
import { WISH_PROPERTIES } from "./wanted.ts";

export abstract class ScenarioProperties extends SeqackElement {
	static override properties: PropertyDeclarations = {
		...WISH_PROPERTIES,
		learnerId: { type: String, attribute: "learner-id" },
		learnerToken: { type: String, attribute: "learner-token" },
		src: { type: String },
		view: { type: String },
		api: { attribute: false },
		scenario: { attribute: false },
		answers: { attribute: false },
		result: { attribute: false },
		lone: { attribute: false },
		state: { state: true },
		failure: { state: true },
		busy: { state: true },
		sure: { state: true },
		notice: { state: true },
		said: { state: true },
		left: { state: true },
	};
	declare scenarioId: string | null;
	declare template: string | null;
	declare family: string | null;
	declare skill: string | null;
	declare difficulty: number | null;
	declare seed: number | null;
	declare notation: string | null;
	declare profile: string | null;
	declare learnerId: string | null;
	declare learnerToken: string | null;
	declare src: string | null;
	declare view: model.View | null;
	declare api: Api | null;
	/** One that the page has; null: the element gets one. */
	declare scenario: Scenario | null;
	/** What `scenario` begins with, by blank: of a page that keeps what is put in. */
	declare answers: Answers | null;
	/** With which `scenario` is shown as graded. */
	declare result: Result | AttemptDocument | null;

	/** False: stands in something that has a clock of its own. */
	declare lone: boolean;

	declare protected state: model.State | null;
	declare protected failure: { readonly failed: Failed; readonly retry: () => void } | null;
	declare protected busy: boolean;
	/** Whether the check was pressed with blanks empty. */
	declare protected sure: boolean;
	/** What came of a check that was no grading. */
	declare protected notice: "queued" | "refused" | null;
	/** For who does not see what changed. */
	declare protected said: string;
	/** Seconds until its deadline; null where it has none. */
	declare protected left: number | null;

	constructor() {
		super();
		this.scenarioId = this.template = this.family = this.skill = this.notation = this.profile = null;
		this.difficulty = this.seed = null;
		this.learnerId = this.learnerToken = this.src = this.view = null;
		this.api = this.scenario = this.state = this.failure = this.notice = null;
		this.busy = this.sure = false;
		this.said = "";
		this.lone = true;
		this.left = null;
	}
}
