// One script for anybody's page: defines the elements of seqack.
import { SeqackProgress } from "./progress/element.ts";
import { SeqackQuestion } from "./question/element.ts";
import { SeqackQuiz } from "./quiz/element.ts";
import { SeqackScenario } from "./scenario/seqack-scenario.ts";
import { define } from "./shared/element.ts";

define("seqack-scenario", SeqackScenario);
define("seqack-question", SeqackQuestion);
define("seqack-quiz", SeqackQuiz);
define("seqack-progress", SeqackProgress);
