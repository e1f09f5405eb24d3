// How long, in the unit that is asked for or any other that is written.
import { showDuration as inEnglish } from "../../../text/en/amounts.ts";
import { showDuration as inChinese } from "../../../text/zh/amounts.ts";
import type { BlankView } from "../model.ts";
import { textField } from "./field.ts";
import type { Input } from "./input.ts";

const SHOW = { en: inEnglish, zh: inChinese };

const unitOf = (blank: BlankView) => (blank.kind === "duration" ? blank.unit : "s");

export const duration: Input = {
	view: (filling) => {
		const unit = unitOf(filling.blank);
		return textField(filling, {
			label: filling.blank.label,
			named: false,
			value: filling.answer,
			asked: { kind: "duration", unit, show: SHOW[filling.locale] },
			keys: "decimal",
			unit: filling.words.unit(unit),
			set: filling.set,
		});
	},
	empty: (blank, words) => `? ${words.unit(unitOf(blank))}`,
	shown: (answer, blank) => (/^[\d.,]+$/.test(String(answer)) ? `${answer} ${unitOf(blank)}` : String(answer)),
};
