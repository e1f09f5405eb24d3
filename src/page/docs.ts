// The script of the documentation: finds chapters, operations and errors while one types. Everything else is there without it.
import { type Entry, find } from "./docs/find.ts";

const MOST = 30;

function part<E extends Element>(id: string, kind: new () => E): E {
	const element = document.getElementById(id);
	if (!(element instanceof kind)) throw new Error(`the page has no ${id}`);
	return element;
}

const form = part("docs-search", HTMLFormElement);
const query = part("docs-query", HTMLInputElement);
const found = part("docs-found", HTMLElement);
const results = part("docs-results", HTMLUListElement);
const contents = part("docs-contents", HTMLElement);

const textOf = (element: Element | null) => element?.textContent?.replaceAll(/\s+/g, " ").trim() ?? "";

/** What the page itself lists. */
function entries(): readonly Entry[] {
	const operations = [...contents.querySelectorAll<HTMLAnchorElement>("details a")].map((link) => ({
		href: link.getAttribute("href") ?? "",
		title: textOf(link.querySelector("span")),
		hint: textOf(link.querySelector(":scope > code")),
		text: link.hash,
	}));
	const chapters = [...document.querySelectorAll("article section")].map((section) => ({
		href: `#${section.id}`,
		title: textOf(section.querySelector("h2")),
		hint: "",
		text: [...section.querySelectorAll("p, li, pre")].map(textOf).join(" "),
	}));
	const problems = [...document.querySelectorAll(".problems > div")].map((problem) => ({
		href: `#${problem.id}`,
		title: problem.id,
		hint: textOf(problem.querySelector("dt span")),
		text: textOf(problem.querySelector("dd")),
	}));
	return [...chapters, ...operations, ...problems];
}

const all = entries();

function show({ href, title, hint }: Entry): HTMLLIElement {
	const link = Object.assign(document.createElement("a"), { href });
	const code = Object.assign(document.createElement("code"), { textContent: hint });
	link.append(title, " ", ...(hint === "" ? [] : [code]));
	const item = document.createElement("li");
	item.append(link);
	return item;
}

function search(): void {
	const wish = query.value.trim();
	const hits = find(all, wish);
	const { wordsOne = "", wordsMany = "" } = found.dataset;
	const counted = hits.length === 1 ? wordsOne : wordsMany.replace("0", String(hits.length));
	found.textContent = wish === "" ? "" : counted;
	results.hidden = wish === "";
	contents.hidden = wish !== "";
	results.replaceChildren(...hits.slice(0, MOST).map(show));
}

form.hidden = false;
query.addEventListener("input", search);
form.addEventListener("submit", (event) => {
	event.preventDefault();
	results.querySelector("a")?.click();
});
