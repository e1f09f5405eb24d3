// An element that asks the service: through what the page gives it, else over HTTP from where this script came.
import type { PropertyDeclarations } from "lit";
import type { Api } from "../shared/api.ts";
import { apiOf } from "../shared/api-of.ts";
import { SeqackElement } from "../shared/element.ts";
import { PROBLEM_STYLE } from "../shared/problem-view.ts";

/** A part of it: the learner's token is of one learner, whose id must be told beside it. */
export class ServedElement extends SeqackElement {
	static override properties: PropertyDeclarations = {
		...SeqackElement.properties,
		src: { type: String },
		learnerId: { type: String, attribute: "learner-id" },
		learnerToken: { type: String, attribute: "learner-token" },
		api: { attribute: false },
	};

	static override styles = [...SeqackElement.styles, PROBLEM_STYLE];

	/** Base URL of the service; null: where this script came from. */
	declare src: string | null;
	declare learnerId: string | null;
	declare learnerToken: string | null;
	/** Goes before the three above. */
	declare api: Api | null;

	constructor() {
		super();
		this.src = null;
		this.learnerId = null;
		this.learnerToken = null;
		this.api = null;
	}

	protected get service(): Api {
		return apiOf(this);
	}
}
