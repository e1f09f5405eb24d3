// English.
import type { Language } from "../language.ts";
import { amounts } from "./amounts.ts";
import { hostNames } from "./host-names.ts";
import { sentences } from "./sentences.ts";

export const english: Language = { amounts, hostNames, sentences };
