// Makes good what the viewer (Scalar) leaves out for those who hear the page or have no mouse: names, roles, addresses. The
// viewer draws as one scrolls and clicks, so that it is looked at again after every change.

interface Mend {
	/** What is not right yet: what was mended is not found again, or the watch would never rest. */
	readonly where: string;
	readonly mend: (element: HTMLElement) => void;
}

const give = (name: string, value: string) => (element: HTMLElement) => element.setAttribute(name, value);
const take = (name: string) => (element: HTMLElement) => element.removeAttribute(name);
const said = (element: Element | null | undefined) => element?.textContent?.replaceAll(/\s+/g, " ").trim() ?? "";

/** Where an operation is shown in the viewer, by "get /v1/catalogue"; undefined where there is none. */
export type AddressOf = (methodAndPath: string) => string | undefined;

const mends = (addressOf: AddressOf): readonly Mend[] => [
	// What the viewer says is English on every page.
	{ where: ":is(.scalar-app, #headlessui-portal-root):not([lang])", mend: give("lang", "en") },
	// A button is not selected; the one of the part that is read is where one is.
	{ where: "button[aria-selected]:not([role])", mend: markCurrent },
	// Roles that these elements cannot have (ARIA in HTML).
	{ where: "aside[role=navigation]", mend: take("role") },
	{ where: "button[role=search], button[role=none]", mend: take("role") },
	// One for each card would be a hundred landmarks.
	{ where: ".scalar-card[role=region]", mend: give("role", "group") },
	{ where: ":is(.code-copy, .scalar-code-copy, [class*='copy-button']):not([aria-label])", mend: nameCopying },
	{ where: "tr .scalar-button:not([aria-label], :has(span))", mend: give("aria-label", "Remove") },
	// What one sees is part of the name, so that one can say it.
	{ where: "button.show-more[aria-label^='Show all']", mend: nameByText },
	{ where: "a.endpoint:not([href])", mend: (link) => giveAddress(link, addressOf) },
	// These hand the focus on: whoever gets there is told of.
	{ where: "[data-headlessui-focus-guard][aria-hidden]", mend: nameGuard },
	{ where: "[id*='popover-panel']:not([role])", mend: nameChoices },
	{ where: "input[role=combobox]:not([aria-expanded])", mend: give("aria-expanded", "true") },
	{ where: "input[role=combobox]:not([aria-label])", mend: give("aria-label", "Find a choice") },
	{ where: ".cm-content[role=textbox]:not([aria-label])", mend: nameText },
	{ where: "tr input[type=checkbox]:not([aria-label])", mend: nameRow },
	// What can be edited can be got to already; so it can where one asks for it by its attribute.
	{ where: ".cm-content[contenteditable=true]:not([tabindex])", mend: give("tabindex", "0") },
	{ where: ".cm-scroller[tabindex='-1']:has([contenteditable=false])", mend: give("tabindex", "0") },
	// Two of one name; what is said in them is said all the same.
	{ where: "[role=dialog] section[aria-label^='Notifications']", mend: take("aria-label") },
];

/** The rest of the page while an operation is tried out: it cannot be seen, and is not to be got to. */
const OPEN_DIALOG = "#viewer [role=dialog][aria-modal=true]";
const BEHIND = ".references-layout > :is(aside, main, header), .viewer-bar";

/** Until the page is left. */
export function keepMended(root: HTMLElement, addressOf: AddressOf): void {
	const all = mends(addressOf);
	const run = () => {
		for (const { where, mend } of all) for (const element of root.querySelectorAll<HTMLElement>(where)) mend(element);
		const isCovered = isShown(root.querySelector<HTMLElement>(OPEN_DIALOG));
		for (const element of root.querySelectorAll<HTMLElement>(BEHIND))
			if (element.inert !== isCovered) element.inert = isCovered;
	};
	// At once, before anybody can come upon what is not mended.
	new MutationObserver(run).observe(root, {
		subtree: true,
		childList: true,
		attributes: true,
		attributeFilter: ["aria-selected", "aria-hidden", "aria-label", "role", "style"],
	});
	run();
}

const isShown = (element: HTMLElement | null) => element !== null && element.getClientRects().length > 0;

function markCurrent(button: HTMLElement): void {
	if (button.getAttribute("aria-selected") === "true") button.setAttribute("aria-current", "page");
	else button.removeAttribute("aria-current");
	button.removeAttribute("aria-selected");
}

function nameCopying(button: HTMLElement): void {
	button.setAttribute("aria-label", "Copy");
	// Of nothing that there is.
	button.removeAttribute("aria-controls");
}

function nameByText(button: HTMLElement): void {
	button.setAttribute("aria-label", `${said(button)}: ${button.getAttribute("aria-label")?.replace("Show all ", "")}`);
}

function giveAddress(link: HTMLElement, addressOf: AddressOf): void {
	const [method, path] = [".endpoint-method", ".endpoint-path"].map((part) => said(link.querySelector(part)));
	const address = addressOf(`${method} ${path}`.toLowerCase());
	// Events that the service sends have none.
	link.setAttribute("href", address === undefined ? "#" : `#${address}`);
}

function nameGuard(button: HTMLElement): void {
	button.removeAttribute("aria-hidden");
	button.setAttribute("aria-label", "Leave the choices");
}

function nameChoices(panel: HTMLElement): void {
	panel.setAttribute("role", "dialog");
	panel.setAttribute("aria-label", "Choices");
}

/** By the cell of a table in which it is, else by what it can only be. */
function nameText(text: HTMLElement): void {
	const cell = text
		.closest("[aria-label$=' Key'], [aria-label$=' Value']")
		?.getAttribute("aria-label")
		?.split(" ")
		.at(-1);
	const whole = text.isContentEditable ? "What is sent" : "What was answered";
	text.setAttribute("aria-label", cell ?? whole);
}

function nameRow(box: HTMLElement): void {
	const name = said(box.closest("tr")?.querySelector(".cm-content"));
	box.setAttribute("aria-label", name === "" ? "Send it" : `Send ${name}`);
}
