import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { messageIdAfter } from "./message-id.ts";

test("the next id is later, whatever clock made the last one", () => {
  const ahead = uuidv7({ msecs: Date.parse("2100-01-01T00:00:00Z") });
  const after = messageIdAfter(ahead);
  expect(after > ahead).toBe(true);
  expect(messageIdAfter(after) > after).toBe(true);
  const now = messageIdAfter(undefined);
  expect(messageIdAfter(now) > now).toBe(true);
});
