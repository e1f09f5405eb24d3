// English.
import type { Language } from "../language.ts";
import { amounts } from "./amounts.ts";
import { arithmetic } from "./arithmetic.ts";
import { believed } from "./believed.ts";
import { catalogue } from "./catalogue.ts";
import { consequence } from "./consequence.ts";
import { cut } from "./cut.ts";
import { entering } from "./entering.ts";
import { events } from "./events.ts";
import { feedback } from "./feedback.ts";
import { givenNumber } from "./given-number.ts";
import { hints } from "./hints.ts";
import { hostNames } from "./host-names.ts";
import { labels } from "./labels.ts";
import { misconceptionMap } from "./misconception-map.ts";
import { next } from "./next.ts";
import { numberWhy } from "./number-why.ts";
import { queue } from "./queue.ts";
import { render } from "./render.ts";
import { otherwise } from "./rules/otherwise.ts";
import { rules } from "./rules.ts";
import { sentences } from "./sentences.ts";
import { start } from "./start.ts";
import { timeline } from "./timeline.ts";
import { unreadable } from "./unreadable.ts";

export const english: Language = {
	amounts,
	arithmetic,
	believed,
	catalogue,
	consequence,
	cut,
	entering,
	events,
	feedback,
	givenNumber,
	hints,
	hostNames,
	labels,
	misconceptionMap,
	next,
	numberWhy,
	otherwise,
	queue,
	render,
	rules,
	sentences,
	start,
	timeline,
	unreadable,
};
