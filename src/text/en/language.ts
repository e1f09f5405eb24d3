// English.
import type { Language } from "../language.ts";
import { amounts } from "./amounts.ts";
import { events } from "./events.ts";
import { hostNames } from "./host-names.ts";
import { render } from "./render.ts";
import { sentences } from "./sentences.ts";
import { timeline } from "./timeline.ts";

export const english: Language = { amounts, events, hostNames, render, sentences, timeline };
