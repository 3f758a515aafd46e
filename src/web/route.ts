import type { Context } from "hono";
import type {
  Account,
  AdminViewer,
  CoordinatorViewer,
  MemberViewer,
  MessengerViewer,
  ParticipantViewer,
  ProgramViewer,
  TokenViewer,
} from "../access/viewer.ts";

/** Who a route lets in. The server looks the viewer up and refuses with a friendly 404; the handler can rely on it. */
export type Viewers = {
  anyone: null;
  account: Account;
  host: Account;
  admin: AdminViewer;
  program: ProgramViewer;
  coordinator: CoordinatorViewer;
  /** A coordinator who may write to people; an admin without messages is told kindly that this is not theirs. */
  messenger: MessengerViewer;
  participant: ParticipantViewer;
  member: MemberViewer;
  /** Not a person: a program that sends a token, under `/api/v1`. */
  token: TokenViewer;
};
export type Allow = keyof Viewers;
export type Method = "get" | "post";

export type Route = {
  method: Method;
  path: string;
  allow: Allow;
  handle: (c: Context, viewer: never) => Response | Promise<Response>;
};

/**
 * One door: a method, a path and who may come in. Paths of `admin` routes carry `:org`, those of `program`,
 * `coordinator`, `messenger` and `participant` routes `:program`, those of `member` routes `:loop` too.
 */
export function route<A extends Allow>(
  method: Method,
  path: string,
  allow: A,
  handle: (c: Context, viewer: Viewers[A]) => Response | Promise<Response>,
): Route {
  return { method, path, allow, handle: handle as Route["handle"] };
}
