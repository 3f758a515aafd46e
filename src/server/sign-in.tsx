import type { Context } from "hono";
import { z } from "zod";
import { Button } from "../ui/button.tsx";
import { ErrorSummary, Field, Form } from "../ui/field.tsx";
import { goOn } from "../web/flash.ts";
import { emptyForm, type FormProblems, readForm } from "../web/form.ts";
import { type Route, route } from "../web/route.ts";
import type { Auth } from "./auth.ts";

const Email = z.email("Type the address your invitation came to, such as lena@example.org.");
const Password = z.object({
  email: Email,
  password: z.string().min(1, "Type your password."),
  next: z.string().optional(),
});
const Link = z.object({ email: Email, next: z.string().optional() });

/** Only a path of ours: nobody is sent elsewhere by a link that looks like ours. */
export function safeNext(next: string | undefined): string {
  return next && /^\/(?![/\\])/.test(next) ? next : "/";
}

/** `invited`: what else an address may wait for, that has no account yet. The page says the same, whoever asks. */
export function signInRoutes(auth: Auth, invited: (email: string) => Promise<void> = async () => {}): Route[] {
  return [
    route("get", "/sign-in", "anyone", (c) =>
      c.render(<SignIn next={safeNext(c.req.query("next"))} form={emptyForm()} />, { title: "Sign in" }),
    ),
    route("post", "/sign-in", "anyone", async (c) => {
      const form = await readForm(c, Password);
      if (!form.ok) return again(c, form);
      const answer = await auth.withPassword(peer(c), form.data.email, form.data.password);
      if (answer.ok) return carry(answer, goOn(c, safeNext(form.data.next)));
      const words =
        answer.status === 429
          ? "Too many tries. Please wait a minute, or use a link by mail."
          : "This address and password do not belong together. You can also get a link by mail.";
      return again(c, { errors: { password: words }, values: { email: form.data.email, next: form.data.next ?? "" } });
    }),
    route("post", "/sign-in/links", "anyone", async (c) => {
      const form = await readForm(c, Link);
      if (!form.ok) return again(c, form);
      await auth.mailLink(form.data.email, safeNext(form.data.next));
      await invited(form.data.email);
      return goOn(c, "/sign-in/links");
    }),
    route("get", "/sign-in/links", "anyone", (c) => c.render(<LinkSent />, { title: "Look into your mail" })),
    route("get", "/sign-in/link", "anyone", (c) =>
      c.render(<TakeLink token={c.req.query("token") ?? ""} next={safeNext(c.req.query("next"))} />, {
        title: "Sign in",
      }),
    ),
    route("post", "/sign-in/link", "anyone", async (c) => {
      const { token, next } = await c.req.parseBody();
      const answer = await auth.withToken(peer(c), String(token ?? ""));
      if (answer.ok && answer.headers.get("set-cookie")) return carry(answer, goOn(c, safeNext(String(next ?? ""))));
      return again(c, {
        errors: { email: "This link was used already, or is too old. Ask for a new one here." },
        values: {},
      });
    }),
    route("post", "/sign-out", "anyone", async (c) =>
      carry(await auth.signOut(peer(c)), goOn(c, "/sign-in", "You are signed out. See you soon.")),
    ),
  ];
}

/** What an invitation needs of sign-in: an account for the proven address, and its session on the way on. */
export function signInWith(auth: Auth) {
  return {
    async accountFor(email: string, { name, password }: { name: string; password: string }): Promise<string> {
      const userId = await auth.ensureAccount(email, name);
      if (password && !(await auth.hasPassword(userId))) await auth.setPassword(userId, password);
      return userId;
    },
    async signIn(c: Context, email: string, to: Response): Promise<Response> {
      const token = await auth.tokenFor(email);
      return token ? carry(await auth.withToken(peer(c), token), to) : to;
    },
  };
}

/** The request's headers, with the address of whoever sent it (which a client cannot set itself). */
export function peer(c: Context): Headers {
  const headers = new Headers(c.req.raw.headers);
  const address = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming?.socket
    ?.remoteAddress;
  headers.set("x-cairn-peer", address ?? "127.0.0.1");
  return headers;
}

/** Takes the cookies of one answer into another. */
export function carry(from: Response, to: Response): Response {
  for (const cookie of from.headers.getSetCookie()) to.headers.append("set-cookie", cookie);
  return to;
}

function again(c: Context, form: FormProblems) {
  c.status(422);
  return c.render(<SignIn next={safeNext(form.values.next)} form={form} />, { title: "Sign in" });
}

const SignIn = ({ next, form }: { next: string; form: FormProblems }) => (
  <div class="mx-auto max-w-md">
    <h1 class="page-title">Sign in</h1>
    <ErrorSummary errors={form.errors} />
    <Form action="/sign-in">
      <input type="hidden" name="next" value={next} />
      <Field
        name="email"
        label="Email"
        type="email"
        value={form.values.email}
        error={form.errors.email}
        required
        autocomplete="email"
      />
      <Field
        name="password"
        label="Password"
        type="password"
        error={form.errors.password}
        hint="No password yet? Leave it empty and get a link by mail."
        autocomplete="current-password"
      />
      <div class="flex flex-wrap gap-3">
        <Button type="submit">Sign in</Button>
        <button class="btn btn-ghost" type="submit" formaction="/sign-in/links" formnovalidate>
          Mail me a link
        </button>
      </div>
    </Form>
  </div>
);

const LinkSent = () => (
  <div class="mx-auto max-w-md">
    <h1 class="page-title">Look into your mail</h1>
    <p>
      If the address you typed belongs to somebody here, a link is on its way. It works once. Nothing there after some
      minutes? Look into the spam folder, or ask your coordinator which address they invited.
    </p>
  </div>
);

const TakeLink = ({ token, next }: { token: string; next: string }) => (
  <div class="mx-auto max-w-md">
    <h1 class="page-title">Welcome back</h1>
    <p>One more tap, so that only you can use this link.</p>
    <Form action="/sign-in/link">
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="next" value={next} />
      <Button type="submit">Sign in</Button>
    </Form>
  </div>
);
