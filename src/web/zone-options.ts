import { timeZones } from "../time/time-zone.ts";

/** All time zones, to choose from; with the one that is set already, however it is spelled. */
export function zoneOptions(set = "") {
  const zones = timeZones();
  const all = set === "" || zones.includes(set) ? zones : [set, ...zones];
  return all.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }));
}
