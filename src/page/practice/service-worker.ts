// The service worker: opens the pages without a network, and gives out what was read from the API before. It sends nothing:
// answers wait in the page's own queue.
import { COOKIES, PAGE_PATHS } from "../shells/pages.ts";
import { type CachedKind, kindOf } from "./cached-kind.ts";
import { TAKE_OVER } from "./updates.ts";

/** Put in place by the build: what the pages of this very build load, and its name. */
declare const BUILD_FILES: readonly string[];
declare const BUILD_VERSION: string;

/** As far as this file needs it: the DOM's types know no worker. */
interface WorkerScope {
	addEventListener(type: "install" | "activate", listener: (event: ExtendableEvent) => void): void;
	addEventListener(type: "fetch", listener: (event: FetchEvent) => void): void;
	addEventListener(type: "message", listener: (event: MessageEvent) => void): void;
	skipWaiting(): Promise<void>;
	readonly clients: { claim(): Promise<void> };
	readonly location: Location;
}
interface ExtendableEvent extends Event {
	waitUntil(task: Promise<unknown>): void;
}
interface FetchEvent extends ExtendableEvent {
	readonly request: Request;
	respondWith(response: Promise<Response>): void;
}

const scope = self as unknown as WorkerScope;
const CACHE = `seqack-page-${BUILD_VERSION}`;
const READ = "seqack-read";
const LOCALES = ["en", "zh"] as const;
/** Answers of the API that are kept. */
const MOST_READ = 60;
/** A page that has not come by then is opened from here, ms. */
const PATIENCE_MS = 4000;

const shellAt = (path: string, locale: string) => `${path}?shell&locale=${locale}`;
const SHELLS = PAGE_PATHS.flatMap(([path]) => LOCALES.map((locale) => shellAt(path, locale)));

async function install(): Promise<void> {
	const cache = await caches.open(CACHE);
	const html = { headers: { Accept: "text/html" } };
	await Promise.all([
		cache.addAll(BUILD_FILES),
		...SHELLS.map((path) => cache.add(new Request(path, { ...html, cache: "no-cache" }))),
	]);
}

async function activate(): Promise<void> {
	const names = await caches.keys();
	const old = names.filter((name) => name.startsWith("seqack-page-") && name !== CACHE);
	await Promise.all(old.map((name) => caches.delete(name)));
	await scope.clients.claim();
}

const HANDLERS = {
	page: openPage,
	file: fromHere,
	read: readThrough,
} as const satisfies Record<CachedKind, (request: Request) => Promise<Response>>;

/** The page as it is now; without a network, or with hardly any, its shell from here. */
async function openPage(request: Request): Promise<Response> {
	const url = new URL(request.url);
	const fetched = fetch(request);
	const kept = () => shellFor(url);
	const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), PATIENCE_MS));
	try {
		const answer = await Promise.race([fetched, late]);
		if (answer && answer.status < 500) return answer;
		return (await kept()) ?? answer ?? (await fetched);
	} catch (error) {
		const shell = await kept();
		if (shell) return shell;
		throw error;
	}
}

async function shellFor(url: URL): Promise<Response | undefined> {
	const path = url.pathname.startsWith("/s/") ? "/" : url.pathname;
	const asked = url.searchParams.get("locale") ?? (await rememberedLocale());
	const locale = LOCALES.find((one) => asked?.startsWith(one)) ?? "en";
	return caches.match(shellAt(path, locale), { cacheName: CACHE, ignoreVary: true });
}

/** As the reader chose, else as the browser prefers. */
async function rememberedLocale(): Promise<string | undefined> {
	const { cookieStore } = self as { readonly cookieStore?: { get(name: string): Promise<{ value: string } | null> } };
	const cookie = await cookieStore?.get(COOKIES.locale).catch(() => null);
	return cookie?.value ?? navigator.languages.find((tag) => LOCALES.some((one) => tag.startsWith(one)));
}

/** What never changes under its address. */
async function fromHere(request: Request): Promise<Response> {
	const kept = await caches.match(request, { ignoreVary: true });
	if (kept) return kept;
	const answer = await fetch(request);
	if (answer.ok) await keep(CACHE, request, answer.clone());
	return answer;
}

async function readThrough(request: Request): Promise<Response> {
	try {
		const answer = await fetch(request);
		if (answer.ok) await keep(READ, request, answer.clone());
		return answer;
	} catch (error) {
		const kept = await caches.match(request, { cacheName: READ, ignoreVary: true });
		if (kept) return kept;
		throw error;
	}
}

async function keep(name: string, request: Request, answer: Response): Promise<void> {
	try {
		const cache = await caches.open(name);
		await cache.put(request.url, answer);
		if (name !== READ) return;
		const keys = await cache.keys();
		await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST_READ)).map((key) => cache.delete(key)));
	} catch {
		// The storage is full: it is read from the network then.
	}
}

scope.addEventListener("install", (event) => event.waitUntil(install()));
scope.addEventListener("activate", (event) => event.waitUntil(activate()));
scope.addEventListener("message", ({ data }) => {
	if (data === TAKE_OVER) void scope.skipWaiting();
});
scope.addEventListener("fetch", (event) => {
	const kind = kindOf(event.request, scope.location.origin);
	if (kind) event.respondWith(HANDLERS[kind](event.request));
});
