import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const Environment = z.object({
  PORT: z.coerce
    .number({ error: "PORT must be a number, such as 3000." })
    .int()
    .min(0, "PORT must be between 0 and 65535.")
    .max(65_535, "PORT must be between 0 and 65535.")
    .default(3000),
  DATA_DIR: z.string().min(1).default("./data"),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "DATABASE_URL must look like postgres://user:password@host:5432/database.")
    .optional(),
  BASE_URL: z.url("BASE_URL must be the address people open, such as https://mentoring.example.org.").optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, "SMTP_URL must look like smtp://user:password@mail.example.org:587.")
    .optional(),
  MAIL_FROM: z.string().min(3).optional(),
  SECRET: z.string().min(32, "SECRET must have at least 32 characters.").optional(),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  TRUST_PROXY: z.enum(["0", "1"], "TRUST_PROXY must be 0 or 1.").default("0"),
  CAIRN_DEV: z.enum(["0", "1"]).default("0"),
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
    return { problems: parsed.error.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`) };
  }
  const set = parsed.data;
  const baseUrl = (set.BASE_URL ?? `http://localhost:${set.PORT}`).replace(/\/$/, "");
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

function keptSecret(dataDir: string): string {
  mkdirSync(dataDir, { recursive: true });
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
