// That what a question points at exists: RFCs that this project quotes, with a section as they are numbered, and
// scenario templates.
import { TEMPLATES } from "../../scenario/registry.ts";
import type { Question } from "../schema.ts";

/** Number of the last section of each RFC that is quoted: a guard against slips of the pen. */
const LAST_SECTION: Readonly<Record<string, number>> = {
	"RFC 1122": 6,
	"RFC 1337": 5,
	"RFC 2018": 11,
	"RFC 2644": 6,
	"RFC 2827": 8,
	"RFC 3704": 7,
	"RFC 4303": 9,
	"RFC 4732": 7,
	"RFC 4953": 8,
	"RFC 4987": 8,
	"RFC 5737": 8,
	"RFC 5925": 15,
	"RFC 5961": 13,
	"RFC 6056": 8,
	"RFC 6191": 7,
	"RFC 6298": 8,
	"RFC 6528": 7,
	"RFC 7323": 10,
	"RFC 7413": 11,
	"RFC 8446": 12,
	"RFC 9112": 13,
	"RFC 9293": 9,
};

export function referenceFaults({ references, relatedTemplates }: Question): readonly string[] {
	const places = references.flatMap(({ rfc, section }) => {
		const last = LAST_SECTION[rfc];
		if (last === undefined) return [`${rfc} is not in the list of check/references.ts`];
		const [first = ""] = section.split(".");
		return /^\d/.test(first) && Number(first) > last ? [`${rfc} has no section ${section}`] : [];
	});
	const templates = relatedTemplates
		.filter((id) => !TEMPLATES.some((template) => template.id === id))
		.map((id) => `there is no template "${id}"`);
	return [...places, ...templates];
}
