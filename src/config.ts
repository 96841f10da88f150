import { isIP } from 'node:net'
import { z } from 'zod'

const problem = {
  PORT: 'PORT 应是 0 到 65535 的整数 · PORT must be a whole number from 0 to 65535',
  HOST: 'HOST 应是要监听的地址，如 127.0.0.1 · HOST must be the address to listen on',
  DATABASE_URL: 'DATABASE_URL 应以 postgres:// 开头 · DATABASE_URL must begin with postgres://',
  DATABASE_OWNER_URL:
    'DATABASE_OWNER_URL 应以 postgres:// 开头 · DATABASE_OWNER_URL must begin with postgres://',
  DATA_DIR: 'DATA_DIR 应是一个文件夹 · DATA_DIR must be a folder',
  PUBLIC_URL:
    'PUBLIC_URL 应是完整网址，如 https://hutong.example · PUBLIC_URL must be a whole http(s) address',
  TRUST_PROXY:
    'TRUST_PROXY 应是 no、loopback 或代理的地址 · TRUST_PROXY must be no, loopback or the address of the proxy',
  SECRET_FILE: 'SECRET_FILE 应是一个文件 · SECRET_FILE must be a file',
  SMTP_URL: 'SMTP_URL 应以 smtp:// 或 smtps:// 开头 · SMTP_URL must begin with smtp:// or smtps://',
  Z3950_PORT:
    'Z3950_PORT 应是端口，或“地址:端口”，如 0.0.0.0:210 · Z3950_PORT must be a port, or an address and a port as in 0.0.0.0:210',
  PROCESSES: 'PROCESSES 应是 1 到 16 的整数 · PROCESSES must be a whole number from 1 to 16',
} as const

const postgresUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\/.+/)
  .optional()

const Settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/)
    .default('127.0.0.1'),
  DATABASE_URL: postgresUrl,
  DATABASE_OWNER_URL: postgresUrl,
  DATA_DIR: z.string().min(1).default('.data'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .refine(isPlainUrl)
    .optional(),
  TRUST_PROXY: z
    .string()
    .refine((typed) => typed === 'no' || typed.split(',').every(isProxy))
    .default('no'),
  SECRET_FILE: z.string().min(1).optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/.+/)
    .optional(),
  Z3950_PORT: z
    .string()
    .regex(/^([\w.-]+:|\[[\da-f:]+\]:)?\d{1,5}$/i)
    .refine((typed) => Number(/\d+$/.exec(typed)?.[0]) <= 65_535)
    .optional(),
  PROCESSES: z.coerce.number().int().min(1).max(16).default(1),
})

/** The settings of an installation, as README lists them. */
export interface Config {
  port: number
  host: string
  /** Absent: the embedded PostgreSQL. */
  databaseUrl?: string
  databaseOwnerUrl?: string
  dataDir: string
  publicUrl?: string
  trustProxy: string | false
  secretFile: string
  /** Absent: mail is kept in the mailbox page (demonstration) or waits (real). */
  smtpUrl?: string
  /** Where the catalogue is served over Z39.50; absent: it is not. */
  z3950?: { host: string; port: number }
  /** How many serve the pages; absent: this one does. */
  processes?: number
}

/** Reads the settings from the environment; every mistake comes back as one sentence in both languages. */
export function readConfig(
  environment: Record<string, string | undefined>,
): { ok: true; config: Config } | { ok: false; mistakes: string[] } {
  const given = Object.entries(environment).filter(
    ([, value]) => value !== undefined && value !== '',
  )
  const read = Settings.safeParse(Object.fromEntries(given))
  if (!read.success) {
    const names = read.error.issues.map((issue) => issue.path[0] as keyof typeof problem)
    return { ok: false, mistakes: [...new Set(names)].map((name) => problem[name]) }
  }
  const settings = read.data
  if (settings.DATABASE_OWNER_URL && !settings.DATABASE_URL) {
    return {
      ok: false,
      mistakes: [
        '有 DATABASE_OWNER_URL 而没有 DATABASE_URL · DATABASE_OWNER_URL needs DATABASE_URL beside it',
      ],
    }
  }
  return { ok: true, config: named(settings) }
}

const named = (settings: z.infer<typeof Settings>): Config => ({
  port: settings.PORT,
  host: settings.HOST,
  databaseUrl: settings.DATABASE_URL,
  databaseOwnerUrl: settings.DATABASE_OWNER_URL,
  dataDir: settings.DATA_DIR,
  publicUrl: settings.PUBLIC_URL && new URL(settings.PUBLIC_URL).href.replace(/\/$/, ''),
  trustProxy: settings.TRUST_PROXY === 'no' ? false : settings.TRUST_PROXY,
  secretFile: settings.SECRET_FILE ?? `${settings.DATA_DIR}/secret`,
  smtpUrl: settings.SMTP_URL,
  z3950:
    settings.Z3950_PORT === undefined ? undefined : z3950At(settings.Z3950_PORT, settings.HOST),
  processes: settings.PROCESSES === 1 ? undefined : settings.PROCESSES,
})

/** `210` listens where the pages do, `0.0.0.0:210` where it says: no proxy stands before it. */
function z3950At(typed: string, host: string): { host: string; port: number } {
  const [, address, port] = /^(?:\[?([^\]]+?)\]?:)?(\d+)$/.exec(typed) ?? []
  return { host: address ?? host, port: Number(port) }
}

/** Links of mails begin with it: nothing but host and path. */
function isPlainUrl(typed: string): boolean {
  const url = URL.parse(typed)
  return url !== null && `${url.username}${url.password}${url.search}${url.hash}` === ''
}

/** An address, a network narrower than everybody, or one of the names that the framework knows. */
function isProxy(typed: string): boolean {
  const [address = '', bits, ...more] = typed.trim().split('/')
  if (['loopback', 'linklocal', 'uniquelocal'].includes(typed.trim())) return true
  const width = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0
  const narrow = bits === undefined || (/^\d{1,3}$/.test(bits) && +bits >= 1 && +bits <= width)
  return width > 0 && narrow && more.length === 0
}
