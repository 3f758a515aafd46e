import { randomBytes } from "node:crypto";
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** What is sent to nobody, or opened nowhere, is found out at the start and not in the first mail. */
const isAddress = (text: string, schemes: RegExp) => {
  const url = URL.parse(text);
  return url !== null && schemes.test(url.protocol) && (url.hostname !== "" || url.pathname.length > 1);
};
const isPlain = (text: string) => {
  const url = URL.parse(text);
  return url !== null && `${url.origin}/` === url.href;
};
const ESCAPES = "In a password write # as %23, / as %2F, @ as %40, % as %25.";

const Environment = z.object({
  PORT: z.coerce
    .number({ error: "PORT must be a number, such as 3000." })
    .int("PORT must be a whole number, such as 3000.")
    .min(0, "PORT must be between 0 and 65535.")
    .max(65_535, "PORT must be between 0 and 65535.")
    .default(3000),
  DATA_DIR: z.string().min(1).default("./data"),
  DATABASE_URL: z
    .string()
    .refine(
      (text) => isAddress(text, /^postgres(ql)?:$/),
      `DATABASE_URL must look like postgres://user:password@host:5432/database. ${ESCAPES}`,
    )
    .optional(),
  BASE_URL: z
    .url({
      protocol: /^https?$/,
      error: "BASE_URL must be the address people open, such as https://mentoring.example.org.",
      abort: true,
    })
    .refine(
      isPlain,
      "BASE_URL must end after the host name or port: Cairn lives at the root of an address of its own, such as https://mentoring.example.org.",
    )
    .optional(),
  SMTP_URL: z
    .string()
    .refine(
      (text) => isAddress(text, /^smtps?:$/),
      `SMTP_URL must look like smtp://user:password@mail.example.org:587. ${ESCAPES}`,
    )
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(
      /^[^<>]*<[^\s@<>]+@[^\s@<>]+>$|^[^\s@<>]+@[^\s@<>]+$/,
      "MAIL_FROM must be an address, or a name and an address: Cairn <cairn@example.org>.",
    )
    .optional(),
  SECRET: z.string().min(32, "SECRET must have at least 32 characters.").optional(),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error", "silent"], "LOG_LEVEL must be debug, info, warn, error or silent.")
    .default("info"),
  TRUST_PROXY: z.enum(["0", "1"], "TRUST_PROXY must be 0 or 1.").default("0"),
  CAIRN_DEV: z.enum(["0", "1"], "CAIRN_DEV must be 0 or 1.").default("0"),
  CAIRN_DEMO: z.enum(["0", "1"], "CAIRN_DEMO must be 0 or 1.").default("0"),
});

export type Settings = {
  port: number;
  dataDir: string;
  databaseUrl?: string;
  baseUrl: string;
  smtpUrl?: string;
  mailFrom: string;
  secret: string;
  logLevel: z.output<typeof Environment>["LOG_LEVEL"];
  trustProxy: boolean;
  dev: boolean;
  /** Brings the demo's program along, and prints links that sign in as people of it. */
  demo?: boolean;
};
export type SettingsAnswer = { settings: Settings } | { problems: string[] };

/** Reads all settings at once and says of each wrong one what is wrong. A missing SECRET is made and kept. */
export function readSettings(env: Record<string, string | undefined>): SettingsAnswer {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    return { problems: parsed.error.issues.map((issue) => issue.message) };
  }
  const set = parsed.data;
  const shut = set.DATABASE_URL && set.SECRET ? null : shutFolder(set.DATA_DIR);
  if (shut) return { problems: [shut] };
  const baseUrl = new URL(set.BASE_URL ?? `http://localhost:${set.PORT}`).origin;
  return {
    settings: {
      port: set.PORT,
      dataDir: set.DATA_DIR,
      ...(set.DATABASE_URL ? { databaseUrl: set.DATABASE_URL } : {}),
      baseUrl,
      ...(set.SMTP_URL ? { smtpUrl: set.SMTP_URL } : {}),
      mailFrom: set.MAIL_FROM ?? `Cairn <cairn@${new URL(baseUrl).hostname}>`,
      secret: set.SECRET ?? keptSecret(set.DATA_DIR),
      logLevel: set.LOG_LEVEL,
      trustProxy: set.TRUST_PROXY === "1",
      dev: set.CAIRN_DEV === "1",
      demo: set.CAIRN_DEMO === "1",
    },
  };
}

/** Why nothing can be kept in the folder, which is made where it is missing. */
function shutFolder(dataDir: string): string | null {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    return null;
  } catch (problem) {
    const { code } = problem as { code?: string };
    const why = code === "EEXIST" || code === "ENOTDIR" ? "it is, or lies in, a file" : code;
    return `DATA_DIR must be a folder that Cairn may write in, and ${dataDir} is none (${why}). Name another one, or give this one to the user that runs Cairn.`;
  }
}

function keptSecret(dataDir: string): string {
  const file = join(dataDir, "secret");
  if (!existsSync(file)) {
    try {
      writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
    } catch (problem) {
      if ((problem as { code?: string }).code !== "EEXIST") throw problem;
    }
  }
  return readFileSync(file, "utf8").trim();
}
