import { v7 as uuidv7 } from "uuid";

/**
 * An id for the message after `last`. Ids rise with time and so are the order of a conversation; where the clock of
 * another server was ahead, this one follows it.
 */
export function messageIdAfter(last: string | undefined): string {
  const id = uuidv7();
  return last === undefined || id > last ? id : uuidv7({ msecs: timeOf(last) + 1 });
}

/** The moment in an id of version 7, in ms. */
const timeOf = (id: string) => Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16);
