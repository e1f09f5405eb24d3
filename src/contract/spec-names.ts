// Names of what a scenario can be like, as requests take and responses give them.
import * as v from "valibot";
import { BLANK_KINDS } from "../exercise/kinds/names.ts";
import { FAMILIES, NOTATIONS, PROFILE_NAMES } from "../scenario/spec.ts";

export const FamilyName = v.pipe(
	v.picklist(FAMILIES),
	v.metadata({
		ref: "Family",
		description: "What a template is about: how connections open, how they close, how opening is attacked.",
	}),
);

export const NotationName = v.pipe(
	v.picklist(NOTATIONS),
	v.metadata({
		ref: "Notation",
		description:
			"How sequence and acknowledgment numbers are written: `raw` as on the wire, `relative` from 0 at each initial number, `symbolic` with a letter for it (x+1).",
	}),
);

export const ProfileName = v.pipe(
	v.picklist(PROFILE_NAMES),
	v.metadata({ ref: "Profile", description: "Whose rules the hosts follow: RFC 9293's, or those of Linux 6.x." }),
);

export const BlankKindName = v.pipe(
	v.picklist(BLANK_KINDS),
	v.metadata({ ref: "BlankKind", description: "What a blank asks for." }),
);

export const TemplateName = v.pipe(v.string(), v.metadata({ description: "Id of a template of the catalogue." }));
export const SkillNames = v.pipe(v.array(v.string()), v.metadata({ description: "Ids of skills of the catalogue." }));
