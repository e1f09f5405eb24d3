// What the Worker put into the page: the scenario to begin with, or why there is none.
import type { Problem } from "../../contract/problem.ts";
import type { Scenario } from "../shared/api.ts";
import { DATA_ID } from "../shells/pages.ts";

export type PageData =
	| { readonly scenario: Scenario }
	/** `like`: the template of one that has expired. */
	| { readonly problem: Problem; readonly like?: string }
	| null;

export function pageData(): PageData {
	const text = document.getElementById(DATA_ID)?.textContent;
	// Written by the Worker of this very page.
	return text ? (JSON.parse(text) as PageData) : null;
}
