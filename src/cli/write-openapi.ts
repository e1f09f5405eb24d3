// Writes the OpenAPI document, the page that shows it and the front page as the Worker carries them: made from the schemas
// that validate, once a build instead of once an isolate.
import { fileURLToPath } from "node:url";
import { renderFrontPages } from "../http/front-page/render.ts";
import { renderDocs } from "../http/openapi/docs-page.ts";
import { makeDocument } from "../http/openapi/document.ts";
import { writeIfChanged } from "./write-if-changed.ts";

const DOCUMENT = fileURLToPath(new URL("../http/openapi.generated.txt", import.meta.url));
const PAGE = fileURLToPath(new URL("../http/docs.generated.txt", import.meta.url));
const FRONT_PAGE = fileURLToPath(new URL("../http/front-page.generated.txt", import.meta.url));

export function writeOpenApi(): void {
	const document = makeDocument();
	writeIfChanged(DOCUMENT, JSON.stringify(document));
	writeIfChanged(PAGE, renderDocs(document));
	writeIfChanged(FRONT_PAGE, JSON.stringify(renderFrontPages()));
}
