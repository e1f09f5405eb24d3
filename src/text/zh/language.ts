// Chinese, as a Chinese networking teacher would write it.
import type { Language } from "../language.ts";
import { sentences } from "./sentences.ts";

export const chinese: Language = { sentences };
