// Writes every text that the Worker carries beside its script: the question bank, the OpenAPI document, its page. A build
// begins with it; wrangler runs it as a command (see [build] in wrangler.toml).
import { writeBank } from "./write-bank.ts";
import { writeOpenApi } from "./write-openapi.ts";

export function prepareBuild(): void {
	writeBank();
	writeOpenApi();
}

if (import.meta.main) prepareBuild();
