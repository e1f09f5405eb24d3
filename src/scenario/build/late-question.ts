// A question whose answer takes further runs of the engine: it is worked out when somebody asks for it, which for a
// question that is not chosen is never.
import type { RuleId } from "../../tcp/rule-catalogue.ts";
import type { Localized } from "../../text/locale.ts";
import type { ScenarioQuestion } from "../template.ts";

type Known<Q = ScenarioQuestion> = Q extends ScenarioQuestion ? Omit<Q, "key" | "why" | "rule"> : never;

interface WorkedOut {
	readonly key: ScenarioQuestion["key"];
	readonly rule: RuleId;
	readonly why: Localized;
}

/**
 * A class, because getters of an object of its own give it a shape of its own, which V8 keeps, with all that the getters
 * hold on to, until it next collects everything: that doubled what generating a scenario costs.
 */
class LateQuestion implements WorkedOut {
	readonly #work: () => WorkedOut;
	#done: WorkedOut | undefined;

	constructor(known: Known, work: () => WorkedOut) {
		Object.assign(this, known);
		this.#work = work;
	}

	get key() {
		return this.#worked().key;
	}

	get rule() {
		return this.#worked().rule;
	}

	get why() {
		return this.#worked().why;
	}

	#worked(): WorkedOut {
		this.#done ??= this.#work();
		return this.#done;
	}
}

export function lateQuestion(known: Known, work: () => WorkedOut): ScenarioQuestion {
	// `known` and what is worked out make up a question of one kind; TypeScript does not see what Object.assign adds.
	return new LateQuestion(known, work) as unknown as ScenarioQuestion;
}
