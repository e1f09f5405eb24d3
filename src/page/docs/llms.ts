// /llms.txt: what this is, for programs that read text (https://llmstxt.org).
import { CHAPTER_NAMES, CHAPTERS } from "./chapters.ts";
import type { Listed } from "./contents.ts";
import { DOCS_WORDS } from "./words.ts";

export function llmsText(operations: readonly Listed[]): string {
	const sections = [...Map.groupBy(operations, ({ section }) => section)].map(
		([section, own]) =>
			`### ${section}\n\n${own.map(({ method, path, summary }) => `- ${method} ${path}: ${summary}`).join("\n")}`,
	);
	return `# seqack

> ${DOCS_WORDS.en.intro}

Practice needs no credentials; learners' records take a learner token, classes a server key, both as \`Authorization: Bearer …\`. Errors are application/problem+json with a stable \`code\`, each described at /docs#<code>. \`?locale=en\` or \`zh\`.

## The contract

- [OpenAPI 3.1 document](/openapi.json): every operation and schema, with examples
- [Try it out](/docs/api): the same for people

## Chapters

${CHAPTER_NAMES.map((name) => `- [${CHAPTERS[name].title.en}](/docs#${name})`).join("\n")}

## Operations

${sections.join("\n\n")}
`;
}
