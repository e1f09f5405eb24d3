// The key of a question, as results show it.
import { DEFAULT_LOCALE, type Locale } from "../text/locale.ts";
import type { Instance } from "./instance.ts";
import type { Shown } from "./kinds/kind.ts";
import { kindOf } from "./kinds/registry.ts";

/** In a form that is a right answer when it is sent back. */
export function expectedAnswer(instance: Instance, locale: Locale = DEFAULT_LOCALE): Shown {
	return kindOf(instance.question).expected(instance, locale);
}
