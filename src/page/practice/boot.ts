// How the script of a page begins: fills what the shell left open, and does everything else once nobody waits for it.
import { define } from "../shared/element.ts";
import { whenIdle } from "../shared/when-idle.ts";
import { PAGES, type PageName } from "../shells/pages.ts";
import { enliven } from "./header.ts";
import type { Device } from "./page-device.ts";
import type { PageElement } from "./page-element.ts";
import { chosenTheme } from "./settings.ts";
import { StatusLine } from "./status-line.ts";
import { markVisited } from "./visited.ts";

/** Elements by the page that they fill. */
export type Fillings = Partial<Record<PageName, new () => PageElement>>;

export function boot(device: Device, fillings: Fillings): void {
	const { page } = document.body.dataset;
	const main = document.querySelector("main");
	const [name, Filling] = Object.entries(fillings).find(([one]) => one === page) ?? [];
	if (!main || !Filling) return;
	// What stood there until now makes room: an element is given its device before it is shown.
	main.replaceChildren();
	const { element: tag } = PAGES[name as PageName];
	if (tag === null) throw new Error(`${name} is filled by the build`);
	define(tag, Filling);
	const shown: PageElement[] = [];
	const add = (element: PageElement, place: "append" | "prepend") => {
		element.device = device;
		element.theme = chosenTheme();
		shown.push(element);
		main[place](element);
	};
	add(new Filling(), "append");
	enliven(document, () => {
		for (const element of shown) {
			element.theme = chosenTheme();
			element.requestUpdate();
		}
	});
	whenIdle(() => {
		markVisited();
		// What cannot be loaded the page does without.
		attend(device, (line) => add(line, "prepend")).catch(() => {});
	});
}

async function attend(device: Device, show: (line: StatusLine) => void): Promise<void> {
	define("seqack-status-line", StatusLine);
	const line = new StatusLine();
	show(line);
	const { now } = await device.attend();
	line.sendNow = now;
}
