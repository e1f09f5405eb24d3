// Ids of misconceptions as numbers, given out once for each assignment: summaries of its learners name ideas by them.

/** Inside a transaction: an idea that is new to the assignment gets its code. */
export function codeGiver(sql: SqlStorage): (id: string) => number {
	let codes: Map<string, number> | null = null;
	return (id) => {
		codes ??= new Map(readCodes(sql).map((one) => [one.id, one.code]));
		const code = codes.get(id) ?? addCode(sql, id);
		codes.set(id, code);
		return code;
	};
}

/** By code; empty where there is none. */
export function readIdeaNames(sql: SqlStorage): readonly string[] {
	const codes = readCodes(sql);
	const names = Array.from({ length: Math.max(0, ...codes.map(({ code }) => code)) + 1 }, () => "");
	for (const { code, id } of codes) names[code] = id;
	return names;
}

function readCodes(sql: SqlStorage): readonly { readonly code: number; readonly id: string }[] {
	return sql.exec<{ code: number; id: string }>("SELECT code, id FROM idea_codes").toArray();
}

function addCode(sql: SqlStorage, id: string): number {
	return sql.exec<{ code: number }>("INSERT INTO idea_codes (id) VALUES (?) RETURNING code", id).one().code;
}
