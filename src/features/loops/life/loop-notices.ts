import type { LoopId } from "../../../milestones/ids.ts";
import type { Notice, NoticeKind, NoticePart, NoticeScene } from "../../../notices/notice-kind.ts";
import type { Tx } from "../../../store/store.ts";
import { listed } from "../../../web/loop-title.ts";
import { membersOf } from "../members-of.ts";
import { dayAheadWords } from "./day-ahead.ts";
import type { LoopNews } from "./tell-members.ts";

/** What happened to a loop: a pause, its end, a closing. Never what somebody wrote at it. */
export const loopLifeNotice: NoticeKind = {
  kind: "loop-life",
  title: "Pauses and endings of a loop",
  why: "because something changed in a loop that you are in",
  pace: "at_once",
  async compose(scene, notices) {
    const parts = await Promise.all(notices.map((notice) => partOf(scene, notice)));
    return parts.filter((part) => part !== null);
  },
};

async function partOf(scene: NoticeScene, notice: Notice): Promise<NoticePart | null> {
  if (!notice.loop || !notice.about) return null;
  const loop = await readLoop(scene.db, scene, notice.loop);
  if (!loop) return null;
  const said = WORDS[notice.about.split(":")[0] as LoopNews]?.(loop, scene);
  if (!said) return null;
  const base = `${scene.baseUrl}/programs/${scene.programId}`;
  return {
    notices: [notice.id],
    subject: `${scene.programName}: ${said.subject}`,
    text: said.text,
    link: said.home ? `${base}/home` : `${base}/loops/${notice.loop}${said.to ?? ""}`,
    action: said.action ?? "Open the loop",
  };
}

type Loop = NonNullable<Awaited<ReturnType<typeof readLoop>>>;
type Said = { subject: string; text: string; to?: string; home?: true; action?: string };

/** Null: it is no longer so, and nobody is told. */
const WORDS: Record<LoopNews, (loop: Loop, scene: NoticeScene) => Said | null> = {
  paused: ({ status, with_, returns_at }, { participant, asOf }) =>
    status !== "paused"
      ? null
      : {
          subject: `a pause with ${with_}`,
          text: `Your loop with ${with_} rests ${returns_at ? `until ${dayAheadWords(returns_at, participant.zone, asOf)} and goes on by itself that morning` : "for a while"}. Days do not count meanwhile.`,
        },
  returns: ({ status, with_, returns_at }, { asOf }) =>
    status === "open" || (status === "paused" && returns_at !== null && returns_at <= asOf)
      ? {
          subject: `you go on with ${with_} today`,
          text: `Your pause with ${with_} is over: you go on today. A short hello is a good beginning. If you need longer, pause again from the page of your loop.`,
          to: "#write",
          action: "Say hello",
        }
      : null,
  resumed: ({ status, with_ }) =>
    status === "open"
      ? {
          subject: `you go on with ${with_}`,
          text: `The pause with ${with_} is over already. You go on where you were.`,
        }
      : null,
  closed: ({ status, with_ }) =>
    status === "closed"
      ? {
          subject: `your loop with ${with_} has ended`,
          text: `Your loop with ${with_} was closed. Everything in it can still be read. There may be a last word for you, and you can leave one, too.`,
          to: "/closing",
          action: "Read and answer",
        }
      : null,
  reopened: ({ status, with_ }) =>
    status === "closed"
      ? null
      : {
          subject: `your loop with ${with_} is open again`,
          text: `Your loop with ${with_} is open again. You go on where you were.`,
        },
  "partner-left": ({ status }) =>
    status === "closed"
      ? {
          subject: "your partner has left the program",
          text: "Your mentoring partner has left the program, so your loop has ended. That is not your doing. What you wrote and reached stays yours to read, and your coordinator knows that you look for somebody new.",
          home: true,
          action: "See what happens now",
        }
      : null,
  "partner-back": ({ status, with_ }) =>
    status === "closed"
      ? null
      : { subject: `${with_} is back`, text: `${with_} is back in the program, and your loop is open again.` },
};

async function readLoop(db: Tx, { programId, participant }: NoticeScene, loopId: LoopId) {
  const loop = await db
    .selectFrom("loop")
    .where("program_id", "=", programId)
    .where("loop_id", "=", loopId)
    .select(["status", "name", "returns_at"])
    .executeTakeFirst();
  if (!loop) return null;
  const members = await membersOf(db, programId, loopId);
  const others = members.filter((member) => member.id !== participant.participantId).map((member) => member.name);
  const with_ = loop.name ?? (others.length > 0 ? listed(others) : "your partner");
  return { ...loop, with_ };
}
