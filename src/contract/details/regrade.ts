// What problems of regrades say in particular, in every language.
import type { Localized } from "../../text/locale.ts";

export const REGRADE_DETAILS = {
	neverRegraded: {
		en: "This assignment was never graded again. `POST` to this address begins it.",
		zh: "这份作业还没有重新评分过。向这个地址发送 `POST` 即可开始。",
	},
} as const satisfies Readonly<Record<string, Localized>>;
