// English.
import type { Language } from "../language.ts";
import { sentences } from "./sentences.ts";

export const english: Language = { sentences };
