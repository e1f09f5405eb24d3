// The fields of a segment, to change one on its way or to forge one.
import { html, nothing, type TemplateResult } from "lit";
import { ACK, FLAGS, type Flag, flagBits } from "../../tcp/flags.ts";
import { type Bases, type NumberStyle, readNumber } from "./numbering.ts";
import type { LabWords } from "./words.ts";

/** Text fields as they stand, before they are read. */
export interface SegmentFields {
	readonly bits: number;
	readonly seq: string;
	readonly ack: string;
	readonly length: number;
}

export interface SegmentRead {
	readonly bits: number;
	readonly seq: number;
	/** Null: without ACK. */
	readonly ack: number | null;
	readonly length: number;
}

const SHOWN: readonly Flag[] = ["SYN", "ACK", "FIN", "RST", "PSH"];

export function segmentInputs(
	{ bits, seq, ack, length }: SegmentFields,
	words: LabWords,
	wrong: boolean,
): TemplateResult {
	return html`
		<fieldset>
			<legend>${words.flags}</legend>
			${SHOWN.map(
				(flag) =>
					html`<label class="field tick"><input type="checkbox" name="flag" value=${flag} .checked=${(bits & flagBits([flag])) !== 0} />${flag}</label>`,
			)}
		</fieldset>
		<label class="field">${words.seq}<input class="number" name="seq" .value=${seq} inputmode="numeric" autocomplete="off" aria-invalid=${wrong} /></label>
		<label class="field">${words.ack}<input class="number" name="ack" .value=${ack} inputmode="numeric" autocomplete="off" aria-invalid=${wrong} /></label>
		<label class="field">${words.length}<input class="number short" name="length" type="number" min="0" max="65535" .value=${String(length)} inputmode="numeric" /></label>
		${wrong ? html`<p class="wrong" role="alert">${words.notANumber}</p>` : nothing}
	`;
}

/** What the form says; null where a number cannot be read. Without ACK no acknowledgment number is needed. */
export function readSegment(form: HTMLFormElement, bases: Bases, style: NumberStyle): SegmentRead | null {
	const data = new FormData(form);
	const flags = FLAGS.filter((flag) => data.getAll("flag").includes(flag));
	const bits = flagBits(flags);
	const withAck = (bits & ACK) !== 0;
	const seq = readNumber(String(data.get("seq") ?? ""), bases.seq, style);
	const ack = withAck ? readNumber(String(data.get("ack") ?? ""), bases.ack, style) : null;
	const length = Math.trunc(Number(data.get("length") ?? 0));
	if (seq === null || (withAck && ack === null) || !(length >= 0 && length <= 65_535)) return null;
	return { bits, seq, ack, length };
}
