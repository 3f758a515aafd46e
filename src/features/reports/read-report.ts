import { type Deeds, readDeeds } from "./read-deeds.ts";
import { type PeopleFigures, readPeople } from "./read-people.ts";
import { type Reached, readReached } from "./read-reached.ts";
import { readVoices, type Voices } from "./read-voices.ts";
import type { Scope } from "./scope.ts";

export type Report = { people: PeopleFigures; reached: Reached[]; deeds: Deeds; voices: Voices };

/** Every number of a report, for the people and the days that it is about. */
export async function readReport(scope: Scope): Promise<Report> {
  const [people, reached, deeds, voices] = await Promise.all([
    readPeople(scope),
    readReached(scope),
    readDeeds(scope),
    readVoices(scope),
  ]);
  return { people, reached, deeds, voices };
}
