import { hash, verify } from '@node-rs/argon2'
import type { House } from '../shared/house.ts'

/** argon2id (the package's default kind) at OWASP's floor: 19 MiB, two passes, one lane (promise S8). */
const cost = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 }

/** Nobody's password, at the same cost: an unknown login takes as long as a known one (promise S8). */
const nobodysHash =
  '$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5IGF0IGFsbCE$iVmfG5SJ2xLmXrxlJkQt9mAyd5kUDvCjKqWHqIM4Acw'

/** The hash to store, in PHC form; peppered with the installation's secret. */
export const hashPassword = (house: Pick<House, 'secret'>, password: string): Promise<string> =>
  hash(password.normalize('NFC'), { ...cost, secret: house.secret })

/** Whether `password` is the one behind `stored`; no stored hash is an unknown login: never, in equal time. */
export const passwordFits = (
  house: Pick<House, 'secret'>,
  stored: string | undefined,
  password: string,
): Promise<boolean> =>
  verify(stored ?? nobodysHash, password.normalize('NFC'), { secret: house.secret })
