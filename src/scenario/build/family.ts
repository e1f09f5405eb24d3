// What the templates of a family have in common: each template says only what is its own, and where it departs.
import type { Trace } from "../run/trace.ts";
import type { Family } from "../spec.ts";
import type { AskPolicy, Drawn, Template, TemplateAssumption, TemplateQuestion } from "../template.ts";
import type { TwoHosts } from "./hosts.ts";

/** What a family's templates usually are; any of them may say otherwise. */
type Usual = Pick<Template, "version" | "profiles" | "notations" | "countFrom"> & {
	/** Kinds of fields that may become blanks: what is not named here is not asked. */
	readonly ask: Partial<AskPolicy>;
};

type Own<P extends Drawn> = Omit<Template<P>, "family" | "assumptions" | "questions" | keyof Usual> &
	Partial<Usual> & {
		/** None beyond those that hold for every scenario, if left out. */
		assumptions?(drawn: P): readonly TemplateAssumption[];
		/** Null where this run has nothing to ask about. */
		questions?(trace: Trace, drawn: P): readonly (TemplateQuestion | null)[];
	};

const ASKS_NOTHING: AskPolicy = { states: false, flags: false, numbers: false, queues: false };

/** Checks a template's types while what it draws stays its own type. */
function preset(family: Family, usual: Usual) {
	return <P extends TwoHosts>(own: Own<P>): Template => {
		const template: Template<P> = {
			...usual,
			...own,
			family,
			ask: { ...ASKS_NOTHING, ...(own.ask ?? usual.ask) },
			assumptions: (drawn) => own.assumptions?.(drawn) ?? [],
			questions: (trace, drawn) => own.questions?.(trace, drawn).filter((question) => question !== null) ?? [],
		};
		// Whoever runs a template hands back what it has drawn itself; TypeScript has no type for "its own, whatever it is".
		return template as unknown as Template;
	};
}

/** Opening a connection. */
export const handshake = preset("handshake", {
	version: 1,
	profiles: ["rfc9293", "linux"],
	notations: ["raw", "relative", "symbolic"],
	ask: { states: true, flags: true, numbers: true },
	countFrom: "initial",
});

/** Closing a connection that stands already. */
export const teardown = preset("teardown", {
	version: 1,
	profiles: ["rfc9293", "linux"],
	notations: ["raw", "relative", "symbolic"],
	ask: { states: true, flags: true, numbers: true },
	countFrom: "current",
});

/** Floods and their like, at a server's listener. */
export const synAttack = preset("syn-attack", {
	version: 1,
	profiles: ["rfc9293", "linux"],
	notations: ["raw"],
	ask: { states: true, flags: true, numbers: true },
	countFrom: "initial",
});
