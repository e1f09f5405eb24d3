// The lab, loaded where somebody opens it: `<seqack-lab>`, and the page that has it alone.
import { SeqackLab } from "./lab/lab-element.ts";
import { SeqackLabPage } from "./lab/page-element.ts";
import { define } from "./shared/element.ts";

define("seqack-lab", SeqackLab);
define("seqack-lab-page", SeqackLabPage);
