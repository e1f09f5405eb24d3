// The figure in plain characters: monospaced for terminals and fixed-width boxes, and as sentences.
import type { Language } from "../text/language.ts";
import type { Locale } from "../text/locale.ts";
import { words } from "../text/words.ts";
import { buildDiagram } from "./build-diagram.ts";
import { centred, type Mark, row } from "./canvas.ts";
import { sameCell } from "./cells.ts";
import { clean, columns, wrap } from "./characters.ts";
import { align } from "./listing.ts";
import type { Arrow, Asked, Cell, Diagram, DiagramInput, Moment } from "./model.ts";
import { stepsInProse } from "./prose.ts";

/** Of a terminal, less a margin. */
const WIDTH = 76;
const LEFT = 14;
const GAP = 44;
const GAP_OF_MORE = 26;

/** Lines of at most 76 columns for two hosts; a third host needs no more. */
export function renderText(input: DiagramInput, locale: Locale): string {
	const language = words(locale);
	const diagram = buildDiagram(input, language);
	const lines = [
		...wrap(diagram.title, WIDTH, columns),
		"",
		...hosts(diagram, language),
		...diagram.moments.flatMap((moment, i) => momentLines(diagram, moment, i, language)),
		bars(diagram),
		"",
		...diagram.asked.flatMap((asked) => askedLines(asked, language)),
	];
	return `${lines.join("\n").trimEnd()}\n`;
}

/** What is to be put in order has a line each. */
function askedLines(asked: Asked, language: Language): readonly string[] {
	const start = `[${asked.id}] `;
	if (!asked.ordered) return hanging(start, language.render.asked(asked));
	const items = asked.choices.flatMap((item) => hanging(" ".repeat(columns(start)), item));
	return [...hanging(start, language.render.asked({ ...asked, choices: [] })), ...items];
}

/** A paragraph of text a line: what is given, what happens step by step, and what is asked. */
export function renderProse(input: DiagramInput, locale: Locale): string {
	const language = words(locale);
	const diagram = buildDiagram(input, language);
	return [
		diagram.title,
		diagram.story,
		language.sentences.join(diagram.assumptions),
		...stepsInProse(diagram, language),
		...(diagram.asked.length > 0
			? [`${language.render.words[diagram.solved ? "filled" : "asked"]}${language.render.colon.trim()}`]
			: []),
		...diagram.asked.map((asked) => `${asked.id}${language.render.colon}${language.render.asked(asked)}`),
	]
		.filter((line) => line !== "")
		.map((line) => `${line}\n`)
		.join("");
}

function columnOf(host: number, { lifelines }: Diagram): number {
	return LEFT + host * (lifelines.length > 2 ? GAP_OF_MORE : GAP);
}

function hosts(diagram: Diagram, language: Language): readonly string[] {
	const { lifelines } = diagram;
	const names = lifelines.map(({ id }, host) => centred(clean(language.render.hostTitle(id)), columnOf(host, diagram)));
	const addresses = lifelines.map(({ address }, host) => centred(address ?? "", columnOf(host, diagram)));
	return [row(names), row(addresses)];
}

function barMarks(diagram: Diagram): readonly Mark[] {
	return diagram.lifelines.map((_, host) => ({ at: columnOf(host, diagram), text: "|" }));
}

function bars(diagram: Diagram): string {
	return row(barMarks(diagram));
}

function momentLines(diagram: Diagram, moment: Moment, i: number, language: Language): readonly string[] {
	const time = moment.timeMs === null ? "" : ` (${language.amounts.duration(moment.timeMs)})`;
	return [
		bars(diagram),
		...hanging(`${moment.step}.${time} `, moment.text),
		...align(moment.listing, WIDTH).map((line) => `    ${line}`),
		...(moment.flood ? [floodLine(diagram, moment.flood)] : []),
		...(moment.arrow ? arrowLines(diagram, moment.arrow, language) : []),
		...stateLine(diagram, moment),
		...queueLines(diagram, i, language),
	];
}

/** A first word, and everything after it indented as far. */
function hanging(start: string, text: string): readonly string[] {
	const indent = columns(start);
	return wrap(text, WIDTH - indent, columns).map((line, i) => (i === 0 ? start : " ".repeat(indent)) + line);
}

function stateLine(diagram: Diagram, { newStates }: Moment): readonly string[] {
	const marks = newStates.flatMap((state, host) =>
		state ? [centred(` ${shown(state, "")} `, columnOf(host, diagram))] : [],
	);
	return marks.length === 0 ? [] : [row([...barMarks(diagram), ...marks])];
}

function queueLines({ queues }: Diagram, i: number, language: Language): readonly string[] {
	return queues.flatMap(({ host, queue, lengths }) => {
		const now = lengths[i] ?? null;
		if (now === null || sameCell(now, lengths[i - 1] ?? null)) return [];
		return [`    ${clean(language.render.queueHeading(host, queue))}${language.render.colon}${shown(now, "")}`];
	});
}

function shown(cell: Cell, none: string): string {
	if (cell.value === null) return `[${cell.blank}]`;
	const value = cell.value === "" ? none : cell.value;
	return cell.blank === null ? value : `[${cell.blank}: ${value}]`;
}

function arrowLines(diagram: Diagram, arrow: Arrow, language: Language): readonly string[] {
	const none = language.render.words.none;
	const [from, to] = [columnOf(arrow.from, diagram), columnOf(arrow.to, diagram)];
	const left = Math.min(from, to) + 3;
	const head = [
		`#${arrow.segment}`,
		shown(arrow.flags, none),
		...(arrow.length > 0 ? [`len=${arrow.length}`] : []),
		...(arrow.retransmission ? [`(${language.render.words.retransmission})`] : []),
		...(arrow.foreign ? [`(${language.render.words[arrow.foreign]})`] : []),
		...(arrow.fate === "delivered" ? [] : [`(${language.render.words[arrow.fate]})`]),
	].join(" ");
	const numbers = [`seq=${shown(arrow.seq, none)}`, ...(arrow.ack ? [`ack=${shown(arrow.ack, none)}`] : [])];
	const room = Math.max(Math.abs(to - from) - 4, 24);
	const packed = columns(numbers.join(" ")) <= room ? [numbers.join(" ")] : numbers;
	const labels = [head, ...packed].map((text) => row([...barMarks(diagram), { at: left, text }]));
	return [...labels, row([...barMarks(diagram), shaft(arrow, from, to)])];
}

/** ">" arrives, "X" is lost, nothing at the end has not arrived. */
function shaft({ fate, retransmission }: Arrow, from: number, to: number): Mark {
	if (from === to) return { at: from, text: "|<-." };
	const room = Math.abs(to - from) - 1;
	const length = fate === "delivered" ? room - 1 : Math.floor(room * 0.8);
	const dashes = (retransmission ? "- ".repeat(length) : "-".repeat(length)).slice(0, length);
	const end = fate === "delivered" ? (from < to ? ">" : "<") : fate === "lost" ? "X" : "";
	if (from < to) return { at: from + 1, text: `${dashes}${end}` };
	const text = `${end}${[...dashes].reverse().join("")}`;
	return { at: from - text.length, text };
}

function floodLine(diagram: Diagram, { syns, to }: NonNullable<Moment["flood"]>): string {
	const target = columnOf(to, diagram);
	const text = `${syns} x SYN`;
	const mark: Mark =
		to === 0 ? { at: target + 1, text: `<==== ${text}` } : { at: target - text.length - 7, text: `${text} =====>` };
	return row([...barMarks(diagram), mark]);
}
