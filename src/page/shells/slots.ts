// A page's shell as the build writes it, and where the Worker puts what it knows: attributes of the root, and a block of JSON.
import type { Localized } from "../../text/locale.ts";
import type { PageName } from "./pages.ts";

/** A page's HTML by language, and what its header "Link" says. */
export interface Shell {
	readonly links: string;
	readonly html: Localized;
}

export type Shells = Readonly<Record<PageName, Shell>>;

export const SHELL_SLOTS = { root: " data-slot", data: "<!--data-->" } as const;
