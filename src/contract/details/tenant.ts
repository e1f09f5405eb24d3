// What problems of a tenant as a whole say in particular, in every language.
import type { Localized } from "../../text/locale.ts";

type Detail = Localized | ((...facts: readonly never[]) => Localized);

export const TENANT_DETAILS = {
	confirmErasure: (tenant: string) => ({
		en: `This erases every assignment, learner and webhook of the tenant, for good. Send \`?confirm=${tenant}\` to do it; \`GET /v1/tenant/export\` gives everything out before.`,
		zh: `这将永久删除该租户的全部作业、学习者和 webhook。确认删除请带上 \`?confirm=${tenant}\`；删除前可用 \`GET /v1/tenant/export\` 导出全部数据。`,
	}),
} as const satisfies Readonly<Record<string, Detail>>;
