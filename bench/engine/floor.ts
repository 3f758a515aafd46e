import { Digest, KIND, type Piece } from "./happenings.ts";

const SAID = 1;
const ARRANGED = 2;
const FOLLOWED_UP = 4;
const SHARED_GOAL = 8;
const PROGRESSED = 16;
const GOAL_DONE = 32;
const THANKED = 64;
const TOLD_STORY = 128;

/** What each stage asks for: bits, and meetings held; of mentees, then of mentors. */
const BITS = [
  [0, SAID | ARRANGED, SHARED_GOAL, PROGRESSED | THANKED, GOAL_DONE | TOLD_STORY],
  [0, SAID | ARRANGED, FOLLOWED_UP, THANKED, TOLD_STORY],
].map((bits) => Uint8Array.from(bits));
const HELD = Uint8Array.from([0, 0, 1, 2, 3]);

/**
 * The floor: the same counting over columns, where every id is a place in a typed array. It reads no object, looks up no
 * key and remembers nothing of what brought a member where they are.
 */
export function floor(loops: number) {
  const bits = new Uint8Array(loops * 2);
  const held = new Uint8Array(loops * 2);
  const stage = new Uint8Array(loops * 2);
  const since = new Float64Array(loops * 2);
  const completedAt = new Float64Array(loops * 2).fill(-1);
  const menteeJoined = new Float64Array(loops);
  const mentorJoined = new Float64Array(loops);

  function moveOn(member: number, at: number): void {
    const asked = BITS[member & 1] as Uint8Array;
    while (completedAt[member] === -1) {
      const here = stage[member] as number;
      const wanted = asked[here] as number;
      if (((bits[member] as number) & wanted) !== wanted || (held[member] as number) < (HELD[here] as number)) return;
      const moment = Math.max(at, since[member] as number);
      if (here === 4) completedAt[member] = moment;
      else {
        stage[member] = here + 1;
        since[member] = moment;
      }
    }
  }

  return {
    feed({ length, kind, loop, actor, rating, at, attended }: Piece): void {
      for (let n = 0; n < length; n++) {
        const i = loop[n] as number;
        const time = at[n] as number;
        const member = i * 2 + (actor[n] as number);
        let done = 0;
        switch (kind[n]) {
          case KIND.joined:
            if (actor[n] === 0) menteeJoined[i] = time;
            else mentorJoined[i] = time;
            continue;
          case KIND.opened:
            stage[i * 2] = 1;
            stage[i * 2 + 1] = 1;
            since[i * 2] = Math.max(time, menteeJoined[i] as number);
            // Each tenth mentor joined with the loop before.
            since[i * 2 + 1] = Math.max(time, mentorJoined[i % 10 === 9 ? i - 1 : i] as number);
            continue;
          case KIND.arranged:
            for (let one = i * 2; one <= i * 2 + 1; one++) {
              if ((bits[one] as number) & ARRANGED) continue;
              bits[one] = (bits[one] as number) | ARRANGED;
              moveOn(one, time);
            }
            continue;
          case KIND.held:
            for (let side = 0; side < 2; side++) {
              if (!((attended[n] as number) & (1 << side))) continue;
              const one = i * 2 + side;
              bits[one] = (bits[one] as number) | ARRANGED;
              held[one] = (held[one] as number) + 1;
              moveOn(one, time);
            }
            continue;
          case KIND.message:
            done = SAID | (held[member] ? FOLLOWED_UP : 0);
            break;
          case KIND.feedback:
            done = ((rating[n] as number) >= 4 ? THANKED : 0) | (held[member] ? FOLLOWED_UP : 0);
            break;
          case KIND.kudos:
            done = THANKED | (held[member] ? FOLLOWED_UP : 0);
            break;
          case KIND.goalShared:
            done = SHARED_GOAL;
            break;
          case KIND.task:
            done = PROGRESSED;
            break;
          case KIND.goalDone:
            done = PROGRESSED | GOAL_DONE;
            break;
          case KIND.story:
            done = TOLD_STORY;
            break;
          default:
            continue;
        }
        const before = bits[member] as number;
        if ((before & done) === done) continue;
        bits[member] = before | done;
        moveOn(member, time);
      }
    },
    digest(): string {
      const digest = new Digest();
      for (let member = 0; member < loops * 2; member++) {
        const completed = completedAt[member] as number;
        digest.add(stage[member] as number, since[member] as number, completed === -1 ? null : completed);
      }
      return digest.toString();
    },
  };
}
