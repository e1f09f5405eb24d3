// What is wrong with a value that does not fit its schema, in every language: said anew from what valibot found, or as the
// schema says it, which in other languages than English is looked up.
import type { BaseIssue } from "valibot";
import { inEveryLanguage, type Locale, type Localized } from "../text/locale.ts";

type Issue = BaseIssue<unknown>;

export function sayIssue(issue: Issue): Localized {
	return inEveryLanguage((locale) => SAY[locale](issue));
}

const SAY: Readonly<Record<Locale, (issue: Issue) => string>> = {
	en: (issue) => (isBuiltIn(issue) ? inEnglish(issue) : issue.message),
	zh: (issue) => (isBuiltIn(issue) ? inChinese(issue) : ownInChinese(issue.message)),
};

/** Whether these are valibot's own words, and no schema's. */
function isBuiltIn({ message }: Issue): boolean {
	return /^Invalid [a-z ]+: (Expected|Received) /.test(message);
}

type Words = Readonly<Partial<Record<string, (issue: Issue) => string>>>;

/** By kind of issue; what is not here is of a type that was expected and another that came. */
const ENGLISH: Words = {
	max_length: (issue) => `At most ${counted(issue.requirement, issue)}; this has ${issue.received}.`,
	min_length: (issue) => `At least ${counted(issue.requirement, issue)}; this has ${issue.received}.`,
	length: (issue) => `Expected ${counted(issue.requirement, issue)}; this has ${issue.received}.`,
	max_entries: ({ requirement, received }) => `At most ${fields(requirement)}; this has ${received}.`,
	min_entries: ({ requirement, received }) => `At least ${fields(requirement)}; this has ${received}.`,
	max_value: ({ requirement, received }) => `At most ${requirement}; this is ${received}.`,
	min_value: ({ requirement, received }) => `At least ${requirement}; this is ${received}.`,
	integer: ({ received }) => `Expected a whole number; this is ${received}.`,
	regex: ({ expected, received }) => `Expected what fits \`${expected}\`; this is ${brief(received)}.`,
	iso_timestamp: ({ received }) => `Expected a time such as 2026-10-01T12:00:00Z; this is ${brief(received)}.`,
	iso_date: ({ received }) => `Expected a date such as 2026-10-01; this is ${brief(received)}.`,
};

function inEnglish(issue: Issue): string {
	const said = ENGLISH[issue.type]?.(issue);
	if (said !== undefined) return said;
	const types = typesOf(issue).map((type) => ENGLISH_TYPES[type] ?? type);
	const expected = types.length === 1 ? types.join("") : `one of ${types.join(", ")}`;
	const received = issue.received === "undefined" ? "there is nothing" : `this is ${englishOf(issue.received)}`;
	return `Expected ${expected}; ${received}.`;
}

const ENGLISH_TYPES: Readonly<Partial<Record<string, string>>> = {
	string: "a string",
	number: "a number",
	boolean: "true or false",
	Object: "an object",
	Array: "a list",
	unknown: "something else",
	undefined: "nothing",
	never: "nothing",
};

const englishOf = (received: string) => ENGLISH_TYPES[received] ?? brief(received);

function counted(requirement: unknown, { input }: Issue): string {
	const noun = typeof input === "string" ? "character" : "item";
	return `${requirement} ${noun}${requirement === 1 ? "" : "s"}`;
}

function fields(requirement: unknown): string {
	return `${requirement} field${requirement === 1 ? "" : "s"}`;
}

/** Of a value that may be as long as a body. */
const MOST_SHOWN = 80;

function brief(received: string): string {
	return received.length > MOST_SHOWN ? `${received.slice(0, MOST_SHOWN)}…` : received;
}

const CHINESE: Words = {
	max_length: (issue) => `最多 ${issue.requirement} ${unit(issue)}，收到 ${issue.received} ${unit(issue)}。`,
	min_length: (issue) => `至少 ${issue.requirement} ${unit(issue)}，收到 ${issue.received} ${unit(issue)}。`,
	length: (issue) => `应为 ${issue.requirement} ${unit(issue)}，收到 ${issue.received} ${unit(issue)}。`,
	max_entries: ({ requirement }) => `最多 ${requirement} 个字段。`,
	min_entries: ({ requirement }) => `至少 ${requirement} 个字段。`,
	max_value: ({ requirement, received }) => `不能大于 ${requirement}，收到的是 ${received}。`,
	min_value: ({ requirement, received }) => `不能小于 ${requirement}，收到的是 ${received}。`,
	integer: ({ received }) => `应为整数，收到的是 ${received}。`,
	regex: ({ expected, received }) => `应符合 \`${expected}\`，收到的是 ${brief(received)}。`,
	iso_timestamp: ({ received }) => `应为时间，例如 2026-10-01T12:00:00Z，收到的是 ${brief(received)}。`,
	iso_date: ({ received }) => `应为日期，例如 2026-10-01，收到的是 ${brief(received)}。`,
};

function inChinese(issue: Issue): string {
	return (
		CHINESE[issue.type]?.(issue) ?? `应为${expectedInChinese(issue)}，收到的是${typeInChinese(brief(issue.received))}。`
	);
}

function unit({ input }: Issue): string {
	return typeof input === "string" ? "个字符" : "项";
}

/** One, or some of which one was expected: `("a" | "b")`. */
function typesOf({ expected }: Issue): readonly string[] {
	return (expected ?? "unknown").replaceAll(/[()]/g, "").split(" | ");
}

function expectedInChinese(issue: Issue): string {
	const types = typesOf(issue).map(typeInChinese);
	return types.length === 1 ? types.join("") : `以下之一：${types.map((type) => type.trim()).join("、")}`;
}

const TYPES: Readonly<Partial<Record<string, string>>> = {
	string: "字符串",
	number: "数字",
	boolean: "布尔值",
	Object: "对象",
	Array: "列表",
	unknown: "别的值",
	undefined: "空缺",
	never: "空缺",
};

/** A type; else a value as it is written in JSON, with the spaces around it that Chinese has around other letters. */
function typeInChinese(name: string): string {
	return TYPES[name] ?? ` ${name} `.trimEnd();
}

/** What schemas say themselves, by their English; `$1` is what its first group holds. A test asks for every one. */
const OWN: readonly (readonly [english: RegExp, chinese: string])[] = [
	[/^This field is required\.$/, "必须填写这个字段。"],
	[/^Expected an object$/, "应为对象。"],
	[/^Expected an object of answers by blank id$/, "应为对象：以空格的 id 为键、答案为值。"],
	[/^Expected an object of hosts by id$/, "应为对象：以主机的 id 为键。"],
	[/^Expected a whole number$/, "应为整数。"],
	[/^Expected a whole number from 1$/, "应为从 1 起的整数。"],
	[/^Expected a whole number from 1 to (\d+)$/, "应为 1 到 $1 的整数。"],
	[/^Expected at most 4294967295 \(32 bits\)$/, "不能大于 4294967295（32 位）。"],
	[/^Expected 1 to 100 attempts$/, "应有 1 到 100 次作答。"],
	[/^Expected at most 100 attempts; send the others in another batch$/, "最多 100 次作答；其余的请另批提交。"],
	[/^Expected at least one field to change$/, "至少要有一个待修改的字段。"],
	[/^Expected 1 to 255 printable ASCII characters$/, "应为 1 到 255 个可打印的 ASCII 字符。"],
	[
		/^Expected 1 to 128 of A-Z a-z 0-9 \. _ : ~ -, the first a letter or digit$/,
		"应为 1 到 128 个字符，只用 `A-Z a-z 0-9 . _ : ~ -`，以字母或数字开头。",
	],
	[/^Expected 1 to 32 of a-z 0-9 -$/, "应为 1 到 32 个字符，只用 `a-z 0-9 -`。"],
	[
		/^Expected 1 to 64 of a-z 0-9 -, not starting or ending with -$/,
		"应为 1 到 64 个字符，只用 `a-z 0-9 -`，首尾不能是 `-`。",
	],
	[/^Expected a code of eight letters and digits, such as (.+)$/, "应为八位字母和数字组成的配对码，例如 $1。"],
	[/^Expected a language tag whose language is one of (.+)$/, "应为语言标签，语言为以下之一：$1。"],
	[/^Expected some of (.+) with commas between$/, "应为以下各项中的一项或几项，用逗号分隔：$1。"],
	[/^Expected the id of a delivery$/, "应为一次投递的 id。"],
	[/^Expected the id of a webhook$/, "应为 webhook 的 id。"],
	[/^Expected the id of an assignment$/, "应为作业的 id。"],
	[/^Expected the version of a quiz$/, "应为测验的版本。"],
	[/^Expected what a learner id begins with$/, "应为学习者 id 的开头部分。"],
	[/^Expected the nextCursor of a page before$/, "应为前一页的 `nextCursor`。"],
	[/^Expected a time such as (.+)$/, "应为时间，例如 $1。"],
	[/^Expected a time zone of the IANA database, such as (.+)$/, "应为 IANA 时区数据库中的时区，例如 $1。"],
	[/^Expected an IPv4 address or an IPv6 address without a zone$/, "应为 IPv4 地址，或不带区域标识的 IPv6 地址。"],
	[/^Expected either `misconception` or `skill`$/, "应给出 `misconception` 或 `skill` 之一。"],
	[/^No host can be called (.+)$/, "主机不能叫作 $1。"],
	[/^Expected ([\d, ]+), or an object of these by blank id$/, "应为 $1 之一，或以空格的 id 为键、以它们为值的对象。"],
	[/^Expected ([\d, ]+): a question has one answer\.$/, "应为 $1 之一：一道题只有一个答案。"],
	[
		/^Not for a scenario: an attempt is at a scenario or at a question\.$/,
		"场景的作答没有这个字段：一次作答要么针对场景，要么针对题目。",
	],
	[
		/^Not for a question: an attempt is at a scenario or at a question\.$/,
		"题目的作答没有这个字段：一次作答要么针对场景，要么针对题目。",
	],
	[/^`assignmentId` and `item` belong together\.$/, "`assignmentId` 和 `item` 必须一起给出。"],
	[/^An item of a paper is of no quiz\.$/, "试卷中的题不属于任何测验。"],
	[/^Not beside `question`: what it asks is settled\.$/, "不能与 `question` 同时给出：这道题问什么已经确定。"],
	[/^Not beside `items`, which have their own\.$/, "不能与 `items` 同时给出：各项有自己的分值。"],
	[/^Only together with `items`\.$/, "只能与 `items` 一起给出。"],
];

/** As it is where nobody has put it into Chinese. */
function ownInChinese(message: string): string {
	const found = OWN.find(([english]) => english.test(message));
	return found ? message.replace(...found) : message;
}
