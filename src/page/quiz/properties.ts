// The attributes and properties of `<seqack-quiz>`, and what it keeps while it is shown.
import type { PropertyDeclarations } from "lit";
import { ServedElement } from "../question/served-element.ts";
import type { Trouble } from "../shared/api.ts";
import type { Sitting } from "./sitting.ts";

const DEFAULT_SIZE = 10;

export abstract class QuizProperties extends ServedElement {
	static override properties: PropertyDeclarations = {
		...ServedElement.properties,
		size: { type: Number },
		timeLimit: { type: Number, attribute: "time-limit" },
		topics: { type: String },
		families: { type: String },
		skill: { type: String },
		difficulty: { type: Number },
		seed: { type: Number },
		version: { type: String },
		sitting: { state: true },
		phase: { state: true },
		trouble: { state: true },
		failed: { state: true },
		left: { state: true },
		said: { state: true },
		titles: { state: true },
	};

	declare size: number;
	declare timeLimit: number | null;
	declare topics: string | null;
	declare families: string | null;
	declare skill: string | null;
	declare difficulty: number | null;
	declare seed: number | null;
	declare version: string | null;
	declare protected sitting: Sitting | null;
	/** `offered`: waits to be begun. */
	declare protected phase: "offered" | "loading" | "sitting" | "handing-in";
	declare protected trouble: Trouble | null;
	/** Answers that could not be handed in. */
	declare protected failed: number;
	/** Seconds; null where the time is not limited. */
	declare protected left: number | null;
	declare protected said: string;
	declare protected titles: ReadonlyMap<string, string>;

	constructor() {
		super();
		this.size = DEFAULT_SIZE;
		this.topics = this.families = this.skill = this.version = null;
		this.timeLimit = this.difficulty = this.seed = this.left = null;
		this.sitting = this.trouble = null;
		this.phase = "loading";
		this.failed = 0;
		this.said = "";
		this.titles = new Map();
	}
}
