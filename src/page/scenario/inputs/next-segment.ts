// A whole segment: its flags, its sequence number, its acknowledgment number or that it has none.
import { html } from "lit";
import { askedNumber } from "../reading/asked.ts";
import { textField } from "./field.ts";
import { flagToggles } from "./flags.ts";
import type { Filling, Input } from "./input.ts";
import { checkOption, idsOf } from "./option.ts";

const NO_ACK = "none";

interface Parts {
	readonly flags?: readonly string[];
	readonly seq?: string;
	readonly ack?: string;
}

export const nextSegment: Input = {
	view: (filling) => {
		const parts = partsOf(filling.answer);
		const { words } = filling;
		const set = (changed: Parts) => filling.set({ ...parts, ...changed });
		const withoutAck = parts.ack === NO_ACK;
		return html`<p class="field-name">${words.flags}</p>
			${flagToggles(words.flags, parts.flags ?? [], (flags) => set({ flags }))}
			${numberField(filling, words.seq, parts.seq, (seq) => set({ seq }))}
			${numberField(filling, words.ack, withoutAck ? "" : parts.ack, (ack) => set({ ack }), withoutAck)}
			${checkOption(withoutAck, words.noAck, () => set({ ack: withoutAck ? "" : NO_ACK }))}`;
	},
	empty: (_, words) => words.whole,
	shown: (answer) => {
		const { flags = [], seq = "", ack = "" } = partsOf(answer);
		const numbers = [seq && `seq=${seq}`, ack && ack !== NO_ACK && `ack=${ack}`];
		return [flags.join(","), ...numbers].filter(Boolean).join(" ");
	},
};

function numberField(
	filling: Filling,
	label: string,
	value: string | undefined,
	set: (value: string) => void,
	disabled = false,
) {
	const keys = filling.scenario.notation === "symbolic" ? "text" : "tel";
	return textField(filling, {
		label,
		named: true,
		value,
		asked: askedNumber(filling.scenario, true),
		keys,
		disabled,
		set,
	});
}

function partsOf(answer: unknown): Parts {
	if (typeof answer !== "object" || answer === null) return {};
	const { flags, seq, ack }: { readonly flags?: unknown; readonly seq?: unknown; readonly ack?: unknown } = answer;
	return {
		...(flags !== undefined && { flags: idsOf(flags) }),
		...(seq !== undefined && seq !== null && { seq: String(seq) }),
		...(ack !== undefined && { ack: ack === null ? NO_ACK : String(ack) }),
	};
}
