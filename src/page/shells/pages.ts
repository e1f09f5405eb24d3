// The pages that the Worker sends as HTML: each is a shell that the build makes in every language, and a script that fills it.
import type { PAGE_SCRIPTS } from "../files.ts";

interface PageKind {
	readonly script: keyof typeof PAGE_SCRIPTS;
	/** What the script fills: stands alone in the shell's `<main>`; null where the build writes what is there. */
	readonly element: string | null;
	/** Where it stands; a page without a path is sent where the Worker decides. */
	readonly path: string | null;
	/** In the navigation. */
	readonly listed: boolean;
	/** Without header and footer: it stands in a frame of somebody else's page. */
	readonly bare: boolean;
	/** Kept by the service worker, to be opened without a network. */
	readonly offline: boolean;
}

const study = (path: string, element: string, listed = true) =>
	({ script: "study", element, path, listed, bare: false, offline: true }) as const satisfies PageKind;

export const PAGES = {
	// A script of its own: whoever comes for the first time waits for no more than a scenario takes.
	practice: { ...study("/", "seqack-practice-page"), script: "practice" },
	learn: study("/learn", "seqack-learn-page"),
	quiz: study("/quiz", "seqack-quiz-page"),
	progress: study("/progress", "seqack-progress-page"),
	record: study("/record", "seqack-record-page", false),
	lab: { script: "lab", element: "seqack-lab-page", path: "/lab", listed: true, bare: false, offline: false },
	docs: { script: "docs", element: null, path: "/docs", listed: false, bare: false, offline: true },
	api: { script: "docs-api", element: null, path: null, listed: false, bare: true, offline: false },
	missing: { ...study("/", "seqack-missing-page", false), path: null, offline: false },
	teach: { script: "teach", element: "seqack-teach-page", path: null, listed: false, bare: true, offline: false },
	embed: { script: "embed", element: "seqack-embed-page", path: null, listed: false, bare: true, offline: false },
} as const satisfies Readonly<Record<string, PageKind>>;

export type PageName = keyof typeof PAGES;

// Object.keys gives string[], whatever the keys are.
export const PAGE_NAMES = Object.keys(PAGES) as readonly PageName[];

/** Of those with a path of their own. */
export const PAGE_PATHS: readonly (readonly [path: string, name: PageName])[] = PAGE_NAMES.flatMap((name) => {
	const { path }: PageKind = PAGES[name];
	return path === null ? [] : [[path, name] as const];
});

/** How a choice that the page remembers reaches the Worker, so that the first byte is right. */
export const COOKIES = { locale: "seqack-locale", theme: "seqack-theme" } as const;

/** Id of the block of JSON that the Worker puts into a shell. */
export const DATA_ID = "seqack-data";
