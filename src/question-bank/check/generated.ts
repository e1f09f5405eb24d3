// What is made from the question files and their schema: the text that the Worker carries, and the JSON Schema that
// editors read.
import { toJsonSchema } from "@valibot/to-json-schema";
import { bankText } from "../bank.ts";
import { type Question, QuestionFile } from "../schema.ts";
import { BANK_SKILLS } from "../skills.ts";
import { TOPIC_IDS, TOPICS } from "../topics.ts";

/** By code point, as `listKey` compares. `files` are paths below `questions/`. */
export function inListOrder(files: readonly string[]): readonly string[] {
	const key = (file: string) => file.replace(/\.json$/, "");
	return [...files].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** `questions` in list order. */
export function generatedBank(questions: readonly Question[]): string {
	const topics = Object.fromEntries(TOPIC_IDS.map((id) => [id, TOPICS[id].title]));
	return bankText(questions, { topics, skills: BANK_SKILLS });
}

export function schemaText(): string {
	const schema = toJsonSchema(QuestionFile, { target: "draft-2020-12" });
	return `${JSON.stringify({ ...schema, title: "A question of the seqack question bank" }, null, "\t")}\n`;
}
