// Why something happened: of each rule that the engine followed its sentence, and where it stands.
import { sourceOf } from "../../scenario/cited-rules.ts";
import type { Frame } from "../../scenario/lab/play.ts";
import type { ProfileName } from "../../scenario/spec.ts";
import type { Effect } from "../../tcp/effects.ts";
import { flagNames } from "../../tcp/flags.ts";
import type { RuleId, RuleSource } from "../../tcp/rule-catalogue.ts";
import type { World } from "../../tcp/world.ts";
import type { RuleFacts } from "../../text/facts/rules.ts";
import type { LabLanguage } from "./language.ts";

export interface Reason {
	readonly rule: RuleId;
	readonly text: string;
	readonly source: RuleSource;
	/** How often it was followed: a flood follows one many times. */
	readonly times: number;
}

interface Context {
	readonly world: World;
	readonly profile: ProfileName;
	readonly numberOf: (segment: number) => number | null;
	readonly language: LabLanguage;
}

type Ruled = Extract<Effect, { readonly rule: RuleId }>;

export function reasonsOf(frame: Frame, context: Context): readonly Reason[] {
	const found = new Map<string, { readonly rule: RuleId; readonly effects: Ruled[] }>();
	for (const effect of frame.effects) {
		if (!("rule" in effect)) continue;
		const key = `${effect.host} ${effect.rule}`;
		const known = found.get(key);
		if (known) known.effects.push(effect);
		else found.set(key, { rule: effect.rule, effects: [effect] });
	}
	return [...found.values()].map(({ rule, effects }) => ({
		rule,
		text: context.language.rules[rule](factsOf(frame, effects, context)),
		source: sourceOf(rule, context.profile),
		times: timesOf(effects),
	}));
}

/** One event of one kind may have several effects by the same rule; more of the same kind are more events. */
function timesOf(effects: readonly Ruled[]): number {
	const kinds = new Map<string, number>();
	for (const { kind } of effects) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
	return Math.max(...kinds.values());
}

function factsOf(frame: Frame, effects: readonly Ruled[], { world, numberOf }: Context): RuleFacts {
	const last = <K extends Ruled["kind"]>(kind: K) =>
		effects.findLast((effect): effect is Extract<Ruled, { kind: K }> => effect.kind === kind);
	const host = effects[0]?.host ?? "";
	const [entered, sent, fired] = [last("state-entered"), last("segment-sent"), last("timer-fired")];
	const { cause } = frame;
	const left = entered?.to === "CLOSED" && frame.states[host] === "LISTEN" ? "LISTEN" : entered?.to;
	return {
		host,
		peer: peerOf(host, entered?.remote.ip ?? sent?.segment.to.ip, world),
		from: entered?.from ?? null,
		to: left ?? null,
		trigger: cause.kind === "deliver" ? (numberOf(cause.segment) ?? -1) : null,
		sent: sent ? numberOf(sent.segment.number) : null,
		sentFlags: sent ? flagNames(sent.segment.bits).join(",") : null,
		call: last("call-returned")?.call ?? null,
		waitMs: fired?.waitedMs ?? null,
		count: last("queue-changed")?.size ?? null,
	};
}

function peerOf(host: string, ip: string | undefined, { hosts, hostByIp }: World): string {
	if (ip !== undefined) return hostByIp.get(ip)?.setup.id ?? ip;
	return [...hosts.keys()].find((other) => other !== host) ?? host;
}
