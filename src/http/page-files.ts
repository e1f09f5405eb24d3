// The static files of what runs in a browser, as the build has listed them.
import type { PageFile } from "../page/files.ts";
import type { AppContext } from "./context.ts";
import listing from "./page.generated.txt";

let read: Readonly<Record<string, PageFile>> | undefined;

/** The file that is served at this path; undefined where there is none. */
export function pageFile(path: string): PageFile | undefined {
	read ??= JSON.parse(listing) as Readonly<Record<string, PageFile>>;
	return Object.hasOwn(read, path) ? read[path] : undefined;
}

/** A year for what never changes under its name. */
const cacheFor = ({ hashed }: PageFile) => (hashed ? "public, max-age=31536000, immutable" : "public, max-age=300");

/** Sends a file of the listing, gzipped as the build did it where the caller takes that. */
export async function sendPageFile(
	c: AppContext,
	path: string,
	file: PageFile,
	more: Readonly<Record<string, string>> = {},
): Promise<Response> {
	const headers = {
		"Content-Type": file.type,
		"Cache-Control": cacheFor(file),
		ETag: `W/"${file.tag}"`,
		Vary: "Accept-Encoding",
		// Hono adds it only to responses that it makes itself.
		"X-Request-Id": c.get("requestId"),
		...more,
	};
	const gzipped = /\bgzip\b/.test(c.req.header("Accept-Encoding") ?? "");
	const found = await c.env.ASSETS.fetch(`https://assets${path}${gzipped ? ".gz" : ""}`);
	if (!found.ok) throw new Error(`${path} is listed, but ${found.status} is all there is of it`);
	if (!gzipped) return new Response(found.body, { headers });
	return new Response(found.body, { headers: { ...headers, "Content-Encoding": "gzip" }, encodeBody: "manual" });
}
