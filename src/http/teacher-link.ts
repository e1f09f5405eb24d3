// A new link to the teacher's page of an assignment.
import { TEACHER_LINK_LIFETIME_S, type TeacherLink } from "../contract/teacher-link.ts";
import type { AppContext } from "./context.ts";
import { signTeacherToken, type Teaching } from "./identity/teacher-token.ts";

export async function mintTeacherLink(c: AppContext, teaching: Teaching): Promise<TeacherLink> {
	const token = await signTeacherToken(teaching, c.get("configuration").tokens);
	return {
		path: `/teach/${teaching.assignmentId}#${token}`,
		token,
		expiresAt: new Date(teaching.expiresAtS * 1000).toISOString(),
	};
}

/** When a link that is minted at `nowS` ends, s since 1970, if it is to work for so many seconds. */
export function linkExpiresAtS(nowS: number, lifetimeS: number = TEACHER_LINK_LIFETIME_S.usual): number {
	return nowS + lifetimeS;
}
