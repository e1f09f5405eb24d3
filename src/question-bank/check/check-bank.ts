// All checks of the question bank, over files already read.

import { type CoverageRow, coverage } from "./coverage.ts";
import { duplicateFaults } from "./duplicates.ts";
import type { CheckedFile, Fault } from "./fault.ts";
import { keyFaults } from "./keys.ts";
import { referenceFaults } from "./references.ts";
import { checkShape } from "./shape.ts";
import { textFaults, textsOf } from "./texts.ts";

export interface BankReport {
	readonly files: readonly CheckedFile[];
	readonly faults: readonly Fault[];
	readonly rows: readonly CoverageRow[];
}

/** `texts`: content of each file by its path below `questions/`. */
export function checkBank(texts: ReadonlyMap<string, string>): BankReport {
	const shapes = [...texts].map(([file, text]) => ({ file, shape: checkShape(file, text) }));
	const files = shapes.flatMap(({ file, shape }) => (shape.ok ? [{ file, question: shape.question }] : []));
	const rows = coverage(files.map(({ question }) => question));
	return {
		files,
		rows,
		faults: [
			...shapes.flatMap(({ shape }) => shape.faults),
			...files.flatMap(questionFaults),
			...duplicateFaults(files),
			...rows
				.filter(({ count, atLeast }) => count < atLeast)
				.map(({ name, count, atLeast }) => ({ file: "questions", fault: `${name}: ${count} of at least ${atLeast}` })),
		],
	};
}

function questionFaults({ file, question }: CheckedFile): readonly Fault[] {
	const words = textsOf(question).flatMap((placed) => textFaults(placed).map((fault) => `${placed.where}: ${fault}`));
	return [...words, ...keyFaults(question), ...referenceFaults(question)].map((fault) => ({ file, fault }));
}
