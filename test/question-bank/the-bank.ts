// The bank as the Worker carries it, for tests in Node, where text cannot be imported.
import { bankTextOf, readQuestionFiles } from "../../src/cli/write-bank.ts";
import { openBank, parseQuestion } from "../../src/question-bank/bank.ts";

export const BANK_TEXT = bankTextOf(readQuestionFiles());
export const BANK = openBank(BANK_TEXT);
export const QUESTIONS = BANK.entries.map(parseQuestion);
