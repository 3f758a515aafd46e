import { expect, test } from "vitest";
import { stateWords } from "./outbox.tsx";

const at = new Date(0);
const mail = { sent_at: null, refused_at: null, problem: null, tries: 0 };

test.each([
  [mail, "waiting"],
  [{ ...mail, sent_at: at, tries: 2 }, "sent"],
  [{ ...mail, problem: "ESOCKET", tries: 1 }, "not sent yet: ESOCKET. It is tried again."],
  [{ ...mail, problem: "ESOCKET", tries: 8 }, "given up after 8 tries: ESOCKET"],
  [{ ...mail, problem: "EENVELOPE", refused_at: at, tries: 1 }, "refused for good by their mail server: EENVELOPE"],
])("the outbox says what became of a mail, and whether more will: %#", (one, words) => {
  expect(stateWords(one)).toBe(words);
});
