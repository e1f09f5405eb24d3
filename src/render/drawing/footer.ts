// Below the figure: what the signs mean, and the questions that have no place in it.
import type { Language } from "../../text/language.ts";
import { ems, wrap } from "../characters.ts";
import type { Asked, Diagram } from "../model.ts";
import { arrowhead, line, text } from "./elements.ts";
import { drawLine, pieceWidth, type Run } from "./runs.ts";

export interface Block {
	readonly markup: string;
	readonly height: number;
}

const QUESTION_LINE = 17;
/** Bold type of 12 px is as wide as ordinary type of this size. */
const BOLD = 13.5;

/** Boxes with their questions; with the answer where there is one. */
export function drawQuestions(asked: readonly Asked[], width: number, top: number, language: Language): Block {
	const drawn: string[] = [];
	let y = top;
	for (const question of asked) {
		const badge: Run = { look: "blank", text: question.id };
		const x = 6 + Math.max(32, pieceWidth([badge]) + 8);
		const rows = wrap(
			`${question.label}${language.render.inUnit(question.unit)}`,
			width - x - 8,
			(row) => ems(row) * 12,
		);
		drawn.push(drawLine([[badge]], { x: 6, y: y + 13 }, "start"));
		drawn.push(...rows.map((row, i) => text(row, { x, y: y + 13 + QUESTION_LINE * i }, "sq-question")));
		y += QUESTION_LINE * rows.length;
		for (const choice of question.ordered ? question.choices : []) {
			const lines = wrap(choice, width - x - 20, (row) => ems(row) * 12);
			drawn.push(...lines.map((row, i) => text(row, { x: x + 12, y: y + 13 + QUESTION_LINE * i }, "sq-question")));
			y += QUESTION_LINE * lines.length;
		}
		if (question.answer !== null) {
			const given = wrap(
				`→ ${language.render.inItsUnit(question.answer, question.unit)}`,
				width - x - 8,
				(row) => ems(row) * BOLD,
			);
			drawn.push(...given.map((row, i) => text(row, { x, y: y + 13 + QUESTION_LINE * i }, "sq-question sq-caption")));
			y += QUESTION_LINE * given.length;
		}
		y += 6;
	}
	return { markup: drawn.join(""), height: y - top };
}

/** Only the signs that the figure has. */
export function drawLegend(diagram: Diagram, width: number, top: number, language: Language): Block {
	const arrows = diagram.moments.flatMap(({ arrow }) => (arrow ? [arrow] : []));
	const signs = [
		...(diagram.asked.length > 0 && !diagram.solved ? [blankSign(language)] : []),
		...(diagram.asked.length > 0 && diagram.solved ? [answerSign(language)] : []),
		...(diagram.moments.some(({ arrow, flood }) => arrow?.attack || flood) ? [attackSign(language)] : []),
		...(arrows.some((arrow) => arrow.retransmission && !arrow.attack) ? [againSign(language)] : []),
		...(arrows.some((arrow) => arrow.fate === "lost") ? [lostSign(language)] : []),
		...(arrows.some((arrow) => arrow.fate === "in-flight") ? [openSign(language)] : []),
	];
	let [x, y] = [6, top + 13];
	const drawn: string[] = [];
	for (const { draw, word } of signs) {
		const end = x + 36 + ems(word) * 11;
		if (end > width - 6) [x, y] = [6, y + 20];
		drawn.push(draw(x, y), text(word, { x: x + 36, y }, "sq-muted"));
		x += 36 + ems(word) * 11 + 16;
	}
	return { markup: drawn.join(""), height: signs.length > 0 ? y - top + 9 : 0 };
}

interface Sign {
	readonly draw: (x: number, y: number) => string;
	readonly word: string;
}

function blankSign(language: Language): Sign {
	const draw = (x: number, y: number) => drawLine([[{ look: "blank", text: "b…" }]], { x: x + 8, y }, "start");
	return { draw, word: language.render.words.blank };
}

function answerSign(language: Language): Sign {
	const draw = (x: number, y: number) => drawLine([[{ look: "answer", text: "…" }]], { x: x + 12, y }, "start");
	return { draw, word: language.render.words.answer };
}

function againSign(language: Language): Sign {
	const draw = (x: number, y: number) => drawArrow(x, y, "sq-again");
	return { draw, word: language.render.words.retransmission };
}

function attackSign(language: Language): Sign {
	const draw = (x: number, y: number) => drawArrow(x, y, "sq-attack");
	return { draw, word: language.render.words.attack };
}

function drawArrow(x: number, y: number, look: string): string {
	const [from, to] = [
		{ x, y: y - 4 },
		{ x: x + 31, y: y - 4 },
	];
	return `${line(from, to, look)}${arrowhead(from, to, `${look}-fill`, 8)}`;
}

function lostSign(language: Language): Sign {
	const draw = (x: number, y: number) =>
		[-1, 1]
			.map((side) => line({ x: x + 20, y: y - 4 - side * 4 }, { x: x + 28, y: y - 4 + side * 4 }, "sq-cross"))
			.join("");
	return { draw, word: language.render.words.lost };
}

function openSign(language: Language): Sign {
	const draw = (x: number, y: number) => line({ x, y: y - 4 }, { x: x + 31, y: y - 4 }, "sq-sent sq-open");
	return { draw, word: language.render.words["in-flight"] };
}
