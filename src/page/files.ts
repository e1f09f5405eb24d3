// The static files of what runs in a browser: which scripts there are, and what a file is served as.
import { LOCALES } from "../text/locale.ts";
import { ICON_SIDES } from "./shells/icon.ts";

/** Script by the name under which it is served at the root, without its ending. */
export const PAGE_SCRIPTS = {
	seqack: "src/page/seqack.ts",
	client: "src/api-client/client.ts",
	practice: "src/page/practice.ts",
	study: "src/page/study.ts",
	embed: "src/page/embed.ts",
	teach: "src/page/teach.ts",
	lab: "src/page/lab.ts",
	docs: "src/page/docs.ts",
	"docs-api": "src/page/docs-api.ts",
} as const;

/**
 * Bundled for itself instead of sharing its parts with the others: whoever comes for the first time waits for few files. A
 * browser asks a server of one's own for six at a time.
 */
export const ALONE: readonly (keyof typeof PAGE_SCRIPTS)[] = ["practice"];

/** The service worker: a file of its own, bundled after the others, since it names them. */
export const SERVICE_WORKER = { entry: "src/page/practice/service-worker.ts", path: "/sw.js" } as const;

/** What an app is installed with. */
const APP_FILES = [
	"/icon.svg",
	...ICON_SIDES.map((side) => `/icon-${side}.png`),
	...LOCALES.map((locale) => `/app.${locale}.webmanifest`),
];

/** The contract for machines, and what this is for whoever reads text. */
export const DOCUMENTS = { contract: "/openapi.json", summary: "/llms.txt" } as const;

/** Paths of the files that are served outside of `/assets/`, where names are made of contents. */
export const ROOT_FILES: readonly string[] = [
	...Object.keys(PAGE_SCRIPTS).map((name) => `/${name}.js`),
	SERVICE_WORKER.path,
	...APP_FILES,
];

export interface PageFile {
	/** Media type. */
	readonly type: string;
	/** Made of its content, for its ETag. */
	readonly tag: string;
	/** Whether its name is made of its content: then it never changes. */
	readonly hashed: boolean;
}

const TYPES: Readonly<Record<string, string>> = {
	js: "text/javascript; charset=UTF-8",
	css: "text/css; charset=UTF-8",
	html: "text/html; charset=UTF-8",
	json: "application/json",
	txt: "text/plain; charset=UTF-8",
	webmanifest: "application/manifest+json",
	svg: "image/svg+xml",
	png: "image/png",
};

/** Throws for a kind of file that no page has so far. */
export function typeOf(path: string): string {
	const type = TYPES[path.slice(path.lastIndexOf(".") + 1)];
	if (type === undefined) throw new Error(`${path}: name its media type in src/page/files.ts`);
	return type;
}
