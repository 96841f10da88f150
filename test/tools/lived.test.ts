import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sweepTimers } from '../../src/requests/clockwork.ts'
import { loanLifecycle, type Role } from '../../src/requests/lifecycle.ts'
import type { Actor } from '../../src/shared/actor.ts'
import { asKeeper } from '../../tools/backup/keeper.ts'
import { verify } from '../../tools/verify/verify.ts'
import {
  aBook,
  type Consortium,
  layReader,
  layRule,
  openConsortium,
} from '../support/consortium.ts'

let place: Consortium
beforeAll(async () => {
  place = await openConsortium()
  // With money in it: a deposit for each loan, and a lender that fines.
  const parameters = { depositMode: 'loan', finePerDayFen: 20 }
  await layRule(place, { id: 'lived', parameters, priority: 5 })
})
afterAll(() => place.close())

/** What one person, or the clock, does next: the how-many-th of what the table has for the state. */
const anySteps = fc.array(
  fc.record({ choice: fc.nat(30), hours: fc.constantFrom(0, 1, 30, 200) }),
  {
    minLength: 3,
    maxLength: 14,
  },
)

const actors = (reader: Actor, supplierId: number | null): Record<Role, Actor> => {
  const lender = Object.values(place.staff).find((one) => one.libraryId === supplierId)
  return {
    reader,
    requestingLibrary: place.staff.bupt,
    supplyingLibrary: lender ?? place.staff.buaa,
    centre: place.centre,
    system: { kind: 'system' },
  }
}

async function step(
  reader: Actor,
  id: number,
  { choice, hours }: { choice: number; hours: number },
) {
  place.clock.pass({ hours })
  await sweepTimers(place.house)
  const { state, supplying_library_id: supplierId, version } = await place.seen(id)
  const rows = loanLifecycle.filter(([from, , roles]) => from === state && roles[0] !== 'system')
  const row = rows[choice % rows.length]
  if (!row) return
  const more = {
    barcode: `B${id}`,
    reason: 'NotOnShelf',
    note: '示例',
    amountFen: 35_00,
    depositBy: 'cash',
    version,
  }
  await place.act(actors(reader, supplierId)[row[2][0]], id, row[1], more as never)
}

test('whatever people and the clock do to requests, every invariant holds', async () => {
  let readers = 0
  await fc.assert(
    fc.asyncProperty(anySteps, async (steps) => {
      const reader = await layReader(place, place.libraries.bupt, `walker${++readers}`)
      const id = await place.ask(reader, aBook())
      for (const one of steps) await step(reader, id, one)
    }),
    { numRuns: 25 },
  )
  const findings = await asKeeper(place.url, verify)
  expect(findings.filter((finding) => finding.breaks)).toEqual([])
  const states = await place.owner.selectFrom('request').select('state').distinct().execute()
  expect(states.length).toBeGreaterThan(3)
})
