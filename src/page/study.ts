// The script of the other practice pages: what is due, quiz, progress, one's record.
import { boot } from "./practice/boot.ts";
import { openDevice } from "./practice/device.ts";
import { LearnPage } from "./practice/learn-page.ts";
import { MissingPage } from "./practice/missing-page.ts";
import { ProgressPage } from "./practice/progress-page.ts";
import { QuizPage } from "./practice/quiz-page.ts";
import { RecordPage } from "./practice/record-page.ts";
import { createStatus } from "./practice/status.ts";
import "./seqack.ts";

boot(openDevice(createStatus()), {
	learn: LearnPage,
	quiz: QuizPage,
	progress: ProgressPage,
	record: RecordPage,
	missing: MissingPage,
});
