import { seal } from '../../src/catalogue/live/sealed.ts'
import type { LiveEvent } from '../../src/catalogue/live/shapes.ts'
import { SourceProfile } from '../../src/catalogue/sources/profile.ts'
import type { House } from '../../src/shared/house.ts'
import { cnmarc } from './books.ts'
import { layStaff, openConsortium } from './consortium.ts'
import type { openHouse } from './house.ts'

type Place = Pick<Awaited<ReturnType<typeof openHouse>>, 'owner' | 'clock'>

export interface WantedTarget {
  libraryId: number
  protocol: 'z3950' | 'sru'
  address: string
  name?: string
  profile?: object
  /** Two accounts of the centre, for the fakes stand on loopback; none: the address must be public. */
  approvedBy?: readonly [number, number] | null
  availability?: boolean
  searched?: boolean
}

/** A source that is searched live; answers its id. */
export async function layTarget(place: Place, wanted: WantedTarget): Promise<number> {
  const [entered = null, approved = null] = wanted.approvedBy ?? []
  const { id } = await place.owner
    .insertInto('source')
    .values({
      library_id: wanted.libraryId,
      name_zh: wanted.name ?? '馆藏目录',
      name_en: wanted.name ?? 'Catalogue',
      protocol: wanted.protocol,
      address: wanted.address,
      profile: JSON.stringify(SourceProfile.parse(wanted.profile ?? {})),
      is_searched_live: wanted.searched ?? true,
      is_asked_for_availability: wanted.availability ?? false,
      internal_address_entered_by: entered,
      internal_address_approved_by: approved,
      internal_address_approved: approved === null ? null : wanted.address,
      changed_at: place.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** A consortium with a running house, and two people of the centre to approve targets on this machine. */
export async function openAskingHouse() {
  const place = await openConsortium()
  const { app } = await place.app()
  const other = await layStaff(place, place.libraries.bupt, 'zx02', 'centre')
  return {
    place,
    app,
    two: [place.staff.bupt.accountId, other.accountId] as const,
    /** What a test before left asking may still be counted: its targets are gone, its rows stay. */
    forgetTargets: () =>
      place.owner.updateTable('source').set({ removed_at: place.clock.now() }).execute(),
    close: async () => {
      await app.close()
      await place.close()
    },
  }
}
export type AskingHouse = Awaited<ReturnType<typeof openAskingHouse>>

/** An event, and when it came since the question was sent. */
export type SeenEvent = LiveEvent & { afterMs: number }

/** Asks a running server live and answers every event with the time it came; `leaveAfter` ends the listening. */
export async function listenLive(
  url: string,
  leaveAfter: (event: SeenEvent) => boolean = () => false,
): Promise<SeenEvent[]> {
  const begun = performance.now()
  const leaving = new AbortController()
  const response = await fetch(url, { signal: leaving.signal })
  if (!response.headers.get('content-type')?.startsWith('text/event-stream'))
    throw new Error(`${response.status} ${await response.text()}`)
  const seen: SeenEvent[] = []
  let rest = ''
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    const parts = (rest + chunk).split('\n\n')
    rest = parts.pop()!
    for (const part of parts) {
      const read = /^event: (\w+)\ndata: (.*)$/.exec(part)
      if (!read) continue
      const told = { event: read[1], data: JSON.parse(read[2]!) } as LiveEvent
      const event = { ...told, afterMs: performance.now() - begun }
      seen.push(event)
      if (!leaveAfter(event)) continue
      leaving.abort()
      return seen
    }
  }
  return seen
}

/** A record as a live search of `world`'s target hands it out, to be opened. */
export const sealedBook = (
  { house, clock, target }: Place & { house: House; target: number },
  title: string,
): string =>
  seal(
    { sourceId: target, at: clock.now().toString(), marc: cnmarc({ title }, title), copies: [] },
    house.secret,
  )
