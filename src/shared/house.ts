import type { Clock } from './clock.ts'
import type { Database } from './database.ts'
import type { Jobs } from './jobs.ts'

/** What every room is given: nothing else reaches the world. */
export interface House {
  db: Database
  jobs: Jobs
  clock: Clock
  /** `count` random bytes, for tokens. */
  randomBytes(count: number): Buffer
  installation: Installation
  /** Secret of this installation (pepper of passwords), from SECRET_FILE. */
  secret: Buffer
  /** Where people reach us, for links in mails. */
  publicUrl: string
  /** Cookies are `__Host-` and Secure (https), or plain on loopback and private http. */
  secureCookies: boolean
}

export interface Installation {
  kind: 'demonstration' | 'real'
  nameZh: string
  nameEn: string
}
