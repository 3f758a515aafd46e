import { actors } from "./engine/actors.ts";
import { byHand } from "./engine/by-hand.ts";
import { floor } from "./engine/floor.ts";
import { EACH, happenings } from "./engine/happenings.ts";
import { theEngine } from "./engine/subject.ts";
import { inTurns, type Line, median, ms, mustEqual, quick, table } from "./measure.ts";

/** A log held in memory, for yardsticks that read activities. */
function logOf(loops: number) {
  const made = happenings(loops);
  const piece = made.piece(made.total);
  made.fill(piece, 0);
  return { ...made, piece };
}

function againstByHand(): Line {
  const { loopIds, piece, total, loops } = logOf(quick ? 5_000 : 20_000);
  const [mine, theirs] = [theEngine(), byHand()];
  mine.feed(piece.activities);
  theirs.feed(piece.activities);
  mustEqual("the engine and the loop by hand", mine.digest(loopIds), theirs.digest(loopIds));
  const samples = inTurns(quick ? 9 : 15, {
    byHand: () => byHand().feed(piece.activities),
    engine: () => theEngine().feed(piece.activities),
  });
  const [hand, engine] = [median(samples.byHand), median(samples.engine)];
  return {
    what: `speed, ${loops} loops, ${total} activities, against a loop by hand`,
    yardstick: ms(hand),
    subject: ms(engine),
    ratio: hand / engine,
    must: { atLeast: 0.4 },
  };
}

function againstActors(): Line {
  const { loopIds, piece, total, loops } = logOf(quick ? 300 : 2_000);
  const [mine, theirs] = [theEngine(), actors()];
  mine.feed(piece.activities);
  theirs.feed(piece.activities);
  mustEqual("the engine and the actors", mine.digest(loopIds), theirs.digest(loopIds));
  const samples = inTurns(quick ? 7 : 11, {
    actors: () => actors().feed(piece.activities),
    engine: () => theEngine().feed(piece.activities),
  });
  const [xstate, engine] = [median(samples.actors), median(samples.engine)];
  return {
    what: `speed, ${loops} loops, ${total} activities, against ${theirs.sends()} XState sends`,
    yardstick: ms(xstate),
    subject: ms(engine),
    ratio: xstate / engine,
    must: { atLeast: 50 },
  };
}

/**
 * Piece by piece, so that the log is never in memory; the making up is not timed. The floor is given numbers in place of
 * ids; what the engine's reader needs to look them up is timed by itself, and both figures are shown.
 */
function replay(): Line[] {
  const made = happenings(quick ? 20_000 : 1_000_000);
  const piece = made.piece(50_000);
  const [mine, below] = [theEngine(), floor(made.loops)];
  let [engine, reader, typed] = [0, 0, 0];
  for (let from = 0; from < made.total; from += piece.length) {
    made.fill(piece, from);
    const start = performance.now();
    below.feed(piece);
    const between = performance.now();
    const pages = mine.read(piece.activities);
    const read = performance.now();
    mine.feedPages(pages);
    typed += between - start;
    reader += read - between;
    engine += performance.now() - read;
  }
  mustEqual("the replay and its floor", mine.digest(made.loopIds), below.digest());
  const gigabytes = process.resourceUsage().maxRSS / 1024 ** 2;
  const size = `${made.loops} loops, ${made.total} activities`;
  return [
    {
      what: `replay time, ${size}, against typed arrays`,
      yardstick: ms(typed),
      subject: ms(engine),
      ratio: engine / typed,
      must: { atMost: 3 },
    },
    {
      what: `the same, and looking up the ids of loops and people as they are read`,
      yardstick: ms(typed),
      subject: ms(engine + reader),
      ratio: (engine + reader) / typed,
      must: null,
    },
    {
      what: `replay memory (peak RSS, all of this process), ${size}`,
      yardstick: "2 GB",
      subject: `${gigabytes.toFixed(2)} GB`,
      ratio: gigabytes / 2,
      must: { atMost: 1 },
    },
  ];
}

if (quick) console.log(`Quick: the replay is of 20,000 loops with ${EACH} activities each, not of 1,000,000.\n`);
// The replay first: the peak of memory is the process's, and must be its own.
const replayed = replay();
table([againstByHand(), againstActors(), ...replayed]);
