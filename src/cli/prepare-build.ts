// Writes every text that the Worker carries beside its script: the question bank, the OpenAPI document, its page. wrangler
// runs it before every build (see [build] in wrangler.toml).
import { writeBank } from "./write-bank.ts";
import { writeOpenApi } from "./write-openapi.ts";

writeBank();
writeOpenApi();
