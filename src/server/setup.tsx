import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import type { Store } from "../store/store.ts";
import { Button } from "../ui/button.tsx";
import { ErrorSummary, Field, Form } from "../ui/field.tsx";
import { goOn } from "../web/flash.ts";
import { emptyForm, type FormProblems, readForm } from "../web/form.ts";
import { type Route, route } from "../web/route.ts";
import type { Auth } from "./auth.ts";
import { notFound } from "./problems.tsx";
import { carry, peer } from "./sign-in.tsx";

const Host = z.object({
  name: z.string().trim().min(1, "Tell us your name.").max(120, "At most 120 characters."),
  email: z.email("Type an address that you can read mail at."),
  password: z
    .string()
    .min(10, "At least 10 characters. Four words make a good one.")
    .max(128, "At most 128 characters."),
});

export type Setup = { routes: Route[]; link(): Promise<string | null> };

/** The first person to open an empty Cairn becomes its host, with a one-time link that only the server's log shows. */
export function openSetup(store: Store, auth: Auth, baseUrl: string): Setup {
  const token = randomBytes(24).toString("base64url");
  const fits = (given: string) =>
    createHash("sha256").update(given).digest("hex") === createHash("sha256").update(token).digest("hex");
  const isOpen = async () =>
    (await store.db.selectFrom("host").select("user_id").limit(1).executeTakeFirst()) === undefined;
  return {
    async link() {
      return (await isOpen()) ? `${baseUrl}/setup/${token}` : null;
    },
    routes: [
      route("get", "/setup/:token", "anyone", async (c) => {
        if (!fits(c.req.param("token") ?? "") || !(await isOpen())) return notFound(c);
        return c.render(<SetUp form={emptyForm()} action={c.req.path} />, { title: "Set up Cairn" });
      }),
      route("post", "/setup/:token", "anyone", async (c) => {
        if (!fits(c.req.param("token") ?? "") || !(await isOpen())) return notFound(c);
        const form = await readForm(c, Host);
        if (!form.ok) {
          c.status(422);
          return c.render(<SetUp form={form} action={c.req.path} />, { title: "Set up Cairn" });
        }
        const { name, email, password } = form.data;
        const userId = await auth.ensureAccount(email, name);
        await auth.setPassword(userId, password);
        await store.db
          .insertInto("host")
          .values({ user_id: userId })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        return carry(await auth.withPassword(peer(c), email, password), goOn(c, "/programs/new", `Welcome, ${name}.`));
      }),
    ],
  };
}

const SetUp = ({ form, action }: { form: FormProblems; action: string }) => (
  <div class="mx-auto max-w-md">
    <h1 class="page-title">Set up Cairn</h1>
    <p>You host this Cairn. Make your account; next, you start the first program.</p>
    <ErrorSummary errors={form.errors} />
    <Form action={action}>
      <Field
        name="name"
        label="Your name"
        value={form.values.name}
        error={form.errors.name}
        required
        autocomplete="name"
      />
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
        hint="At least 10 characters."
        required
        autocomplete="new-password"
      />
      <Button type="submit">Make my account</Button>
    </Form>
  </div>
);
