import type { Copy, HoldingStatus } from '../../../src/catalogue/shapes.ts'
import { Empty } from '../../ui/lists.tsx'
import { useFrame, useSay, useWords } from '../../ui/page.tsx'
import { clockOf, dayOf } from '../../ui/values/days.ts'

/** 索书号 条码号 年卷期 馆藏地 书刊状态 of every copy, library by library (S2, S3). */
export function Holdings({ copies }: { copies: readonly Copy[] }) {
  const words = useWords().catalogue.record
  const say = useSay()
  if (copies.length === 0) return <Empty title={words.noHoldings} />
  const columns = Object.entries(words.columns)
  const sorted = byLibrary(copies)
  return (
    <table className="tbl hold">
      <thead>
        <tr>
          {columns.map(([key, name]) => (
            <th key={key} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sorted.map((copy, at) => {
          const first = sorted[at - 1]?.library.code !== copy.library.code
          const goesOn = sorted[at + 1]?.library.code === copy.library.code
          return (
            <tr key={copy.holdingId} className={goesOn ? 'same' : undefined}>
              <th scope="row" className="lib" title={say(copy.library.name)}>
                {first ? (
                  say(copy.library.short)
                ) : (
                  <span className="sr">{say(copy.library.short)}</span>
                )}
              </th>
              <td className="no call">{copy.callNumber}</td>
              <td className="no bar-code">{copy.barcode}</td>
              <td className="vol">{copy.volume}</td>
              <td className="loc">{copy.location}</td>
              <td className="st">
                <Status {...copy} />
                {copy.statusAt && <Checked at={copy.statusAt} />}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** 刚刚核实 10:02: when its library was asked. */
function Checked({ at }: { at: string }) {
  const words = useWords().live
  const { now } = useFrame()
  const told = { day: dayOf(at), clock: clockOf(at) }
  const isToday = dayOf(now) === told.day
  return (
    <time className="cap checked" dateTime={at}>
      {isToday ? words.copiesChecked(told) : words.copiesCheckedEarlier(told)}
    </time>
  )
}

/** Word and shape: filled can be lent, open is out, a dash never leaves its library. */
function Status({ status, lendable }: Copy) {
  const words: Record<HoldingStatus, string> = useWords().catalogue.statuses
  const stays = status === 'readingRoomOnly' || status === 'lost'
  return <span className={lendable ? 'dot f' : stays ? 'dot x' : 'dot'}>{words[status]}</span>
}

/** Libraries that can lend first, copies of one library together, otherwise in the order given. */
function byLibrary(copies: readonly Copy[]): Copy[] {
  const groups = Map.groupBy(copies, (copy) => copy.library.code)
  const canLend = (group: Copy[]) => Number(group.some(({ lendable }) => lendable))
  return [...groups.values()].sort((a, b) => canLend(b) - canLend(a)).flat()
}
