// Writes the static files of what runs in a browser, and what the Worker carries of them: the list, and the pages' HTML.
import { fileURLToPath } from "node:url";
import type { OpenApiDocument } from "../http/openapi/types.ts";
import { ROOT } from "./build/built.ts";
import { buildPage } from "./build/page.ts";
import { writeIfChanged } from "./write-if-changed.ts";

const LISTING = fileURLToPath(new URL("../http/page.generated.txt", import.meta.url));

const SHELLS = fileURLToPath(new URL("../http/shells.generated.txt", import.meta.url));

export async function writePage(document: OpenApiDocument): Promise<void> {
	const { listing, shells } = await buildPage(ROOT, document);
	writeIfChanged(LISTING, JSON.stringify(listing));
	writeIfChanged(SHELLS, JSON.stringify(shells));
}
