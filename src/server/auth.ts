import { randomUUID } from "node:crypto";
import { betterAuth } from "better-auth";
import { magicLink } from "better-auth/plugins";
import type { Account } from "../access/viewer.ts";
import { queueMail } from "../mail/queue-mail.ts";
import type { Store } from "../store/store.ts";
import "../access/access.tables.ts";

export type Auth = {
  /** Answers better-auth's own addresses under `/api/auth`. */
  handler(request: Request): Promise<Response>;
  account(headers: Headers): Promise<Account | null>;
  /** Signs in with a password; the answer carries the cookies. */
  withPassword(headers: Headers, email: string, password: string): Promise<Response>;
  signOut(headers: Headers): Promise<Response>;
  /** A one-time token that signs this account in, once, within `days`. */
  tokenFor(email: string): Promise<string | null>;
  /** Takes a one-time token; the answer carries the cookies, or is not ok. */
  withToken(headers: Headers, token: string): Promise<Response>;
  /** Mails a sign-in link, if there is such an account; says nothing of whether there is. */
  mailLink(email: string, next: string): Promise<void>;
  /** Makes sure there is an account for this address (its owner has proved to read its mail). */
  ensureAccount(email: string, name: string): Promise<string>;
  hasPassword(userId: string): Promise<boolean>;
  setPassword(userId: string, password: string): Promise<void>;
  rename(userId: string, name: string): Promise<void>;
  /** Whether keys of a single letter or sign do something for this account. */
  switchKeys(userId: string, on: boolean): Promise<void>;
  /** Ends all sessions of this account. */
  endSessions(userId: string): Promise<void>;
};
export type AuthSettings = { baseUrl: string; secret: string; trustProxy: boolean };

const DAY = 86_400;

/** Sign-in, by better-auth: passwords and one-time links. Accounts come from invitations only, never by signing up. */
export function openAuth(store: Store, settings: AuthSettings, now: () => Date): Auth {
  const asked = new Map<string, (token: string) => void>();
  const auth = betterAuth({
    baseURL: settings.baseUrl,
    secret: settings.secret,
    database: { db: store.db as never, type: "postgres" },
    trustedOrigins: [settings.baseUrl],
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10 },
    session: { expiresIn: 60 * DAY, updateAge: DAY },
    advanced: {
      cookiePrefix: "cairn",
      ipAddress: settings.trustProxy
        ? { ipAddressHeaders: ["x-forwarded-for"] }
        : { ipAddressHeaders: ["x-cairn-peer"] },
    },
    rateLimit: { enabled: true, window: 60, max: 300, customRules: { "/sign-in/email": { window: 60, max: 20 } } },
    telemetry: { enabled: false },
    logger: { disabled: true },
    plugins: [
      magicLink({
        disableSignUp: true,
        expiresIn: 7 * DAY,
        storeToken: "hashed",
        rateLimit: { window: 60, max: 120 },
        sendMagicLink: ({ token, metadata }) => asked.get(String(metadata?.ask))?.(token),
      }),
    ],
  });
  const address = (path: string) => new URL(`/api/auth${path}`, settings.baseUrl);
  const post = (headers: Headers, path: string, body: unknown) =>
    auth.handler(
      new Request(address(path), { method: "POST", headers: forwarded(headers), body: JSON.stringify(body) }),
    );

  async function tokenFor(email: string): Promise<string | null> {
    const wanted = email.toLowerCase();
    const known = await store.db.selectFrom("user").where("email", "=", wanted).select("id").executeTakeFirst();
    if (!known) return null;
    const ask = randomUUID();
    return new Promise((resolve, reject) => {
      asked.set(ask, resolve);
      auth.api
        .signInMagicLink({ body: { email: wanted, metadata: { ask } }, headers: new Headers() })
        .catch(reject)
        .finally(() => asked.delete(ask));
    });
  }

  return {
    handler: (request) => auth.handler(request),
    async account(headers) {
      if (!headers.get("cookie")?.includes("cairn.session_token")) return null;
      const session = await auth.api.getSession({ headers });
      if (!session) return null;
      const more = await store.db
        .selectFrom("user as u")
        .leftJoin("host as h", "h.user_id", "u.id")
        .leftJoin("keys_off as k", "k.user_id", "u.id")
        .where("u.id", "=", session.user.id)
        .select(["h.user_id as host", "k.user_id as keys_off"])
        .executeTakeFirst();
      return {
        userId: session.user.id,
        email: session.user.email,
        name: session.user.name,
        isHost: Boolean(more?.host),
        ...(more?.keys_off ? { keysOff: true as const } : {}),
      };
    },
    withPassword: (headers, email, password) => post(headers, "/sign-in/email", { email, password, rememberMe: true }),
    signOut: (headers) => post(headers, "/sign-out", {}),
    tokenFor,
    withToken: (headers, token) =>
      auth.handler(
        new Request(new URL(`/api/auth/magic-link/verify?token=${encodeURIComponent(token)}`, settings.baseUrl), {
          headers: forwarded(headers),
        }),
      ),
    async mailLink(email, next) {
      const token = await tokenFor(email);
      if (!token) return;
      const link = `${settings.baseUrl}/sign-in/link?token=${encodeURIComponent(token)}&next=${encodeURIComponent(next)}`;
      await queueMail(store.db, {
        programId: null,
        kind: "sign-in",
        to: email.toLowerCase(),
        subject: "Your link to sign in",
        body: `Hello,\n\nHere is your link to sign in. It works once, within a week.\n\nSign in:\n${link}\n\nIf you did not ask for it, you can leave this mail alone.\n`,
        at: now(),
      });
    },
    async ensureAccount(email, name) {
      const wanted = email.toLowerCase();
      const there = async () =>
        (await store.db.selectFrom("user").where("email", "=", wanted).select("id").executeTakeFirst())?.id;
      const known = await there();
      if (known) return known;
      const context = await auth.$context;
      try {
        const user = await context.internalAdapter.createUser(
          { email: wanted, name, emailVerified: true } as never,
          { method: "invitation" } as never,
        );
        return (user as { id: string }).id;
      } catch (error) {
        // Somebody else may have been faster.
        const faster = await there();
        if (faster) return faster;
        throw error;
      }
    },
    async hasPassword(userId) {
      const accounts = await (await auth.$context).internalAdapter.findAccounts(userId);
      return accounts.some((account) => account.providerId === "credential");
    },
    async rename(userId, name) {
      await store.db.updateTable("user").set({ name }).where("id", "=", userId).execute();
    },
    async switchKeys(userId, on) {
      if (on) await store.db.deleteFrom("keys_off").where("user_id", "=", userId).execute();
      else {
        await store.db
          .insertInto("keys_off")
          .values({ user_id: userId, off_at: now() })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      }
    },
    async endSessions(userId) {
      await (await auth.$context).internalAdapter.deleteUserSessions(userId);
    },
    async setPassword(userId, password) {
      const context = await auth.$context;
      const hash = await context.password.hash(password);
      const accounts = await context.internalAdapter.findAccounts(userId);
      if (accounts.some((account) => account.providerId === "credential")) {
        await context.internalAdapter.updatePassword(userId, hash);
      } else {
        await context.internalAdapter.linkAccount({
          userId,
          providerId: "credential",
          accountId: userId,
          password: hash,
        } as never);
      }
    },
  };
}

/** Only what better-auth needs to know of the request: who it is and where from. */
function forwarded(headers: Headers): Headers {
  const kept = new Headers({ "content-type": "application/json" });
  for (const name of ["cookie", "origin", "user-agent", "x-forwarded-for", "x-cairn-peer"]) {
    const value = headers.get(name);
    if (value) kept.set(name, value);
  }
  return kept;
}
