// The bank as the Worker carries it, for tests in Node, where text cannot be imported.
import { readBankText } from "../../src/cli/check-questions.ts";
import { openBank, parseQuestion } from "../../src/question-bank/bank.ts";

export const BANK = openBank(readBankText());
export const QUESTIONS = BANK.entries.map(parseQuestion);
