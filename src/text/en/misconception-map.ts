// The map of a class's misconceptions, in English.
import type { MisconceptionMapWords } from "../facts/misconception-map.ts";

const learners = (n: number) => (n === 1 ? "1 learner" : `${n} learners`);

export const misconceptionMap: MisconceptionMapWords = {
	class: (facts) => {
		if (facts.learners === 0) return "There are no results yet.";
		if (facts.first === null)
			return `Of ${learners(facts.learners)} with results, nobody holds a wrong idea that showed.`;
		const ideas = facts.ideas === 1 ? "the one wrong idea" : `at least one of ${facts.ideas} wrong ideas`;
		const hold = `${facts.holding} of ${learners(facts.learners)} ${facts.holding === 1 ? "holds" : "hold"} ${ideas}`;
		return `${hold} that showed. First to look at: “${facts.first}”.`;
	},
	idea: ({ title, held, met, showed, certain }) => {
		const overcame = showed - held;
		if (held === 0) return `${overcame} of ${met} who met it showed “${title}”; nobody holds it any more.`;
		const who = `${held} of ${met} who met it ${held === 1 ? "holds" : "hold"} this idea: “${title}”.`;
		const sure = certain === 0 ? "" : ` ${certain} of them ${certain === 1 ? "is" : "are"} certain of it.`;
		const past =
			overcame === 0 ? "" : ` ${overcame} more showed it and ${overcame === 1 ? "has" : "have"} corrected it since.`;
		return `${who}${sure}${past}`;
	},
	heading: (title) => `Misconceptions: ${title}`,
	heldOf: (held, met) => `${held} of ${met}`,
	split: {
		certain: (n) => `${n} certain`,
		fairlySure: (n) => `${n} fairly sure`,
		guessed: (n) => `${n} guessed`,
		unsaid: (n) => `${n} did not say`,
	},
	legend: {
		certain: "certain of it",
		fairlySure: "fairly sure",
		guessed: "guessed",
		unsaid: "did not say",
		met: "met it, does not hold it",
	},
	mostIn: (item) => `most in item ${item}`,
	overcame: (n) => `${n} corrected it`,
	between: " · ",
	more: (ideas) => (ideas === 1 ? "1 more idea showed." : `${ideas} more ideas showed.`),
	followUp: (title) => `Once more: ${title}`,
};
