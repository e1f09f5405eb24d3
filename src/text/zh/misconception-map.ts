// The map of a class's misconceptions, in Chinese.
import type { MisconceptionMapWords } from "../facts/misconception-map.ts";

export const misconceptionMap: MisconceptionMapWords = {
	class: ({ learners, holding, ideas, first }) => {
		if (learners === 0) return "还没有结果。";
		if (first === null) return `${learners} 人有作答结果，目前没有人仍有已发现的误解。`;
		const found = `${learners} 人中有 ${holding} 人仍有误解，共 ${ideas} 种。`;
		return `${found}最值得先讲的是：${first}。`;
	},
	idea: ({ title, held, met, showed, certain }) => {
		const overcame = showed - held;
		if (held === 0) return `做到相关内容的 ${met} 人中，有 ${overcame} 人曾有这一误解：${title}；现在都已改正。`;
		const sure = certain === 0 ? "" : `，其中 ${certain} 人非常确定`;
		const past = overcame === 0 ? "" : `另有 ${overcame} 人曾有这一误解，后来已改正。`;
		return `做到相关内容的 ${met} 人中，有 ${held} 人有这一误解：${title}${sure}。${past}`;
	},
	heading: (title) => `误解分布：${title}`,
	heldOf: (held, met) => `${held}/${met} 人`,
	split: {
		certain: (n) => `非常确定 ${n}`,
		fairlySure: (n) => `比较确定 ${n}`,
		guessed: (n) => `猜的 ${n}`,
		unsaid: (n) => `未说明 ${n}`,
	},
	legend: {
		certain: "非常确定",
		fairlySure: "比较确定",
		guessed: "猜的",
		unsaid: "未说明",
		met: "做到了，没有误解",
	},
	mostIn: (item) => `第 ${item} 项中最多`,
	overcame: (n) => `已改正 ${n} 人`,
	between: " · ",
	more: (ideas) => `另外还出现过 ${ideas} 种误解。`,
	followUp: (title) => `巩固练习：${title}`,
};
