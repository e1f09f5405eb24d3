// The script of the teacher's page.
import { define } from "./shared/element.ts";
import { SeqackTeach } from "./teach/element.ts";
import { SeqackTeachPage } from "./teach/page.ts";

define("seqack-teach", SeqackTeach);
define("seqack-teach-page", SeqackTeachPage);
