// Whether a value conforms to a JSON Schema 2020-12. A keyword that the dialect does not have throws.
import { Ajv2020 } from "ajv/dist/2020.js";

type Schema = Readonly<Record<string, unknown>>;

// Each schema is used a few times: making it fast takes longer than it saves.
const ajv = new Ajv2020({ strict: true, strictTypes: false, code: { optimize: false } });

export function accepts(schema: Schema, value: unknown): boolean {
	return ajv.validate(schema, value);
}
