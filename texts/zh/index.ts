import { account } from './account.ts'
import { books } from './books.ts'
import { catalogue } from './catalogue.ts'
import { centre } from './centre.ts'
import { common } from './common.ts'
import { counter } from './counter.ts'
import { desk } from './desk.ts'
import { fees } from './fees.ts'
import { harvest } from './harvest.ts'
import { lifecycle } from './lifecycle.ts'
import { live } from './live.ts'
import { merging } from './merging.ts'
import { money } from './money.ts'
import { my } from './my.ts'
import { notices } from './notices.ts'
import { portal } from './portal.ts'
import { prices } from './prices.ts'
import { reader } from './reader.ts'
import { record } from './record.ts'
import { refusals } from './refusals.ts'
import { serials } from './serials.ts'
import { targets } from './targets.ts'

export const zh = {
  account,
  books,
  catalogue,
  centre,
  common,
  counter,
  desk,
  fees,
  harvest,
  lifecycle,
  live,
  merging,
  money,
  my,
  notices,
  portal,
  prices,
  reader,
  record,
  refusals,
  serials,
  targets,
}
