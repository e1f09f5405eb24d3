// What every element for studying says while it waits.
import type { Localized } from "../../text/locale.ts";

export interface CommonWords {
	readonly loading: string;
}

export const COMMON_WORDS: Localized<CommonWords> = {
	en: {
		loading: "Loading …",
	},
	zh: {
		loading: "正在加载……",
	},
};
