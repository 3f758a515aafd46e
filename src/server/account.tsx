import type { Context } from "hono";
import { z } from "zod";
import type { Account } from "../access/viewer.ts";
import { Button } from "../ui/button.tsx";
import { ErrorSummary, Field, Form } from "../ui/field.tsx";
import { goOn } from "../web/flash.ts";
import { emptyForm, type FormProblems, readForm } from "../web/form.ts";
import { type Route, route } from "../web/route.ts";
import type { Auth } from "./auth.ts";
import { carry, peer } from "./sign-in.tsx";

const Name = z.object({ name: z.string().trim().min(1, "A name, please.").max(120, "At most 120 characters.") });
const Password = z.object({
  current: z.string().default(""),
  password: z
    .string()
    .min(10, "At least 10 characters. Four words make a good one.")
    .max(128, "At most 128 characters."),
});
const Keys = z.object({ on: z.enum(["0", "1"]) });

type Shown = { name?: FormProblems; password?: FormProblems };

/** Somebody's own account: name, password, keys, and signing out everywhere. */
export function accountRoutes(auth: Auth): Route[] {
  const show = async (c: Context, account: Account, shown: Shown = {}) =>
    c.render(<AccountPage account={account} hasPassword={await auth.hasPassword(account.userId)} {...shown} />, {
      title: "Your account",
    });
  const again = (c: Context, account: Account, shown: Shown) => {
    c.status(422);
    return show(c, account, shown);
  };
  return [
    route("get", "/account", "account", (c, account) => show(c, account)),
    route("post", "/account", "account", async (c, account) => {
      const form = await readForm(c, Name);
      if (!form.ok) return again(c, account, { name: form });
      await auth.rename(account.userId, form.data.name);
      return goOn(c, "/account", "Saved.");
    }),
    route("post", "/account/password", "account", async (c, account) => {
      const form = await readForm(c, Password);
      if (!form.ok) return again(c, account, { password: { errors: form.errors, values: {} } });
      if (await auth.hasPassword(account.userId)) {
        const fits = await auth.withPassword(peer(c), account.email, form.data.current);
        if (!fits.ok) {
          const words = "This is not your present password. You can also sign in with a link by mail.";
          return again(c, account, { password: { errors: { current: words }, values: {} } });
        }
      }
      await auth.setPassword(account.userId, form.data.password);
      return goOn(c, "/account", "Your new password works from now on.");
    }),
    route("post", "/account/keys", "account", async (c, account) => {
      const form = await readForm(c, Keys);
      if (!form.ok) return goOn(c, "/account#keys");
      const on = form.data.on === "1";
      await auth.switchKeys(account.userId, on);
      return goOn(c, "/account#keys", on ? "Keys of a single letter are on." : "Keys of a single letter are off.");
    }),
    route("post", "/account/sessions/end", "account", async (c, account) => {
      await auth.endSessions(account.userId);
      return carry(await auth.signOut(peer(c)), goOn(c, "/sign-in", "You are signed out everywhere."));
    }),
  ];
}

const AccountPage = ({
  account,
  hasPassword,
  name = emptyForm({ name: account.name }),
  password = emptyForm(),
}: { account: Account; hasPassword: boolean } & Shown) => (
  <div class="mx-auto max-w-md">
    <h1 class="page-title">Your account</h1>
    <p class="quiet mb-6 break-all">{account.email}</p>
    <ErrorSummary errors={{ ...name.errors, ...password.errors }} />
    <Form action="/account">
      <Field
        name="name"
        label="Your name"
        value={name.values.name}
        error={name.errors.name}
        autocomplete="name"
        required
      />
      <Button>Save</Button>
    </Form>
    <h2 class="section-title mt-10">{hasPassword ? "A new password" : "Set a password"}</h2>
    <Form action="/account/password">
      {hasPassword ? (
        <Field
          name="current"
          label="Present password"
          type="password"
          error={password.errors.current}
          autocomplete="current-password"
          required
        />
      ) : null}
      <Field
        name="password"
        label="New password"
        type="password"
        error={password.errors.password}
        hint="At least 10 characters. Four words make a good one."
        autocomplete="new-password"
        required
      />
      <Button kind="quiet">{hasPassword ? "Change it" : "Set it"}</Button>
    </Form>
    <h2 class="section-title mt-10" id="keys">
      Keys
    </h2>
    <p class="mb-3">
      {account.keysOff
        ? "Keys of a single letter or sign, such as j, x, / and ?, do nothing for you, on all your devices."
        : "A single letter or sign, such as j, x, / or ?, does something in lists. Whoever speaks to their computer, or strikes keys by accident, may not want that."}
    </p>
    <form method="post" action="/account/keys">
      <input type="hidden" name="on" value={account.keysOff ? "1" : "0"} />
      <Button kind="quiet">{account.keysOff ? "Switch them on" : "Switch them off"}</Button>
    </form>
    <h2 class="section-title mt-10">Devices</h2>
    <p class="mb-3">Lost a phone, or used somebody else’s computer?</p>
    <form method="post" action="/account/sessions/end">
      <Button kind="quiet">Sign out everywhere</Button>
    </form>
  </div>
);
