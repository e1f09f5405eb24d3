// A tenant as a whole, for its server key: lists of its learners and assignments, everything kept of it, and its end.

import { TENANT_DETAILS } from "../../contract/details/tenant.ts";
import { failure } from "../../contract/failure.ts";
import type { Tenant } from "../../contract/primitives.ts";
import { NoQuery } from "../../contract/query.ts";
import {
	AssignmentPageQuery,
	LearnerPageQuery,
	type ListedAssignment,
	type ListedLearner,
	TenantErasureQuery,
	TenantExportQuery,
	type TenantView,
} from "../../contract/tenant.ts";
import { timestamp } from "../../practice/timestamp.ts";
import * as lists from "../../storage/tenant/lists.ts";
import type { TenantOverview } from "../../storage/tenant/object.ts";
import { requireServerKey, tenantOf } from "../assignment.ts";
import { Hono } from "../hono.ts";
import { problem } from "../problem.ts";
import { tenantObject } from "../tenant.ts";
import {
	decodeAssignment,
	decodeLearner,
	decodeTenantPlace,
	encodeAssignment,
	encodeLearner,
	encodeTenantPlace,
} from "../tenant-cursor.ts";
import { exportTenant } from "../tenant-export.ts";
import { pageParameters, queryParameters } from "../validate.ts";

const DEFAULT_PAGE = 20;

export const tenantRoutes = new Hono()
	.get("/v1/learners", requireServerKey, pageParameters(LearnerPageQuery, decodeLearner), async (c) => {
		const { limit = DEFAULT_PAGE, cursor = "" } = c.req.valid("query");
		const { items, next } = await tenantObject(c).learners(cursor, limit);
		return c.json({ items: items.map(learnerItem), nextCursor: next && encodeLearner(next) });
	})
	.get("/v1/assignments", requireServerKey, pageParameters(AssignmentPageQuery, decodeAssignment), async (c) => {
		const { limit = DEFAULT_PAGE, cursor: from = null, state } = c.req.valid("query");
		const { items, next } = await tenantObject(c).assignments({ limit, from, state });
		return c.json({ items: items.map(assignmentItem), nextCursor: next && encodeAssignment(next) });
	})
	.get("/v1/tenant", requireServerKey, queryParameters(NoQuery), async (c) => {
		return c.json(tenantView(tenantOf(c), await tenantObject(c).overview()));
	})
	.get("/v1/tenant/export", requireServerKey, pageParameters(TenantExportQuery, decodeTenantPlace), async (c) => {
		const { parts, next } = await exportTenant(c, c.req.valid("query").cursor ?? null);
		const texts = Object.entries(parts).map(([list, items]) => `"${list}":[${items.join(",")}]`);
		const head = JSON.stringify({ tenant: tenantOf(c), exportedAt: timestamp(Date.now()) });
		const nextCursor = JSON.stringify(next && encodeTenantPlace(next));
		return c.body(`${head.slice(0, -1)},${texts.join(",")},"nextCursor":${nextCursor}}`, 200, {
			"Content-Type": "application/json",
		});
	})
	.delete("/v1/tenant", requireServerKey, queryParameters(TenantErasureQuery), async (c) => {
		const tenant = tenantOf(c);
		if (c.req.valid("query").confirm !== tenant) {
			const detail = TENANT_DETAILS.confirmErasure(tenant);
			return problem(c, failure("invalid-parameter", detail, [{ parameter: "confirm", detail }]));
		}
		return c.json(tenantView(tenant, await tenantObject(c).eraseAll(tenant)), 202);
	});

function learnerItem({ learnerId, firstAtMs }: lists.ListedLearner): ListedLearner {
	const self = `/v1/learners/${learnerId}`;
	return {
		learnerId,
		firstSeenAt: timestamp(firstAtMs),
		links: { progress: `${self}/progress`, attempts: `${self}/attempts`, assignments: `${self}/assignments` },
	};
}

function assignmentItem(listed: lists.ListedAssignment): ListedAssignment {
	const { assignmentId, title, revision, createdAtMs, opensAtMs, dueAtMs, closesAtMs } = listed;
	const self = `/v1/assignments/${assignmentId}`;
	return {
		assignmentId,
		title,
		state: lists.stateOf(listed, Date.now()),
		createdAt: timestamp(createdAtMs),
		opensAt: timestamp(opensAtMs),
		dueAt: timestamp(dueAtMs),
		closesAt: timestamp(closesAtMs),
		revision,
		links: { self, gradebook: `${self}/gradebook`, statistics: `${self}/statistics` },
	};
}

function tenantView(tenant: Tenant, { erasure, ...counts }: TenantOverview): TenantView {
	return {
		tenant,
		...counts,
		erasure: erasure && {
			state: erasure.endedAtMs === null ? "running" : "done",
			askedAt: timestamp(erasure.upToMs),
			endedAt: timestamp(erasure.endedAtMs),
			erased: { learners: erasure.learners, assignments: erasure.assignments, webhooks: erasure.webhooks },
		},
		links: {
			learners: "/v1/learners",
			assignments: "/v1/assignments",
			webhooks: "/v1/webhooks",
			export: "/v1/tenant/export",
		},
	};
}
