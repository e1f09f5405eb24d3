// Chinese, as a Chinese networking teacher would write it.
import type { Language } from "../language.ts";
import { amounts } from "./amounts.ts";
import { hostNames } from "./host-names.ts";
import { sentences } from "./sentences.ts";

export const chinese: Language = { amounts, hostNames, sentences };
