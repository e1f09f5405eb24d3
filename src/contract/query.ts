// The query of addresses that take nothing of their own.
import * as v from "valibot";
import { LocaleWish } from "./primitives.ts";

export const NoQuery = v.object({});

export const LocaleQuery = v.object({ locale: v.exactOptional(LocaleWish) });
