import type { RequestDetail } from '../../../src/requests/shapes.ts'
import { useWords } from '../../ui/page.tsx'
import { primaryOf } from '../batch/batch-preview.ts'
import type { Work } from '../requests/use-work.ts'
import type { Outcome } from './outcome.ts'

interface ScanResultProps {
  outcome: Outcome | null
  chosen: RequestDetail | null
  scans: Work['scans']
}

/** One large sentence: what was done and where the book goes, or what is wrong and was wanted. */
export function ScanResult({ outcome, chosen, scans }: ScanResultProps) {
  const words = useWords().desk.scan
  const behind = scans.waiting.length - 1
  const waiting = behind > 0 && <span className="dim"> {words.waiting({ n: behind })}</span>
  if (scans.waiting.length > 0 && outcome?.kind !== 'refused') {
    return (
      <div className="res idle">
        <div>
          <div className="big">{words.working({ code: scans.waiting[0]! })}</div>
          <p>{waiting}</p>
        </div>
      </div>
    )
  }
  if (!outcome) {
    return (
      <div className="res idle">
        <div>
          <div className="say">{words.ready}</div>
          <p>{words.readyMore}</p>
        </div>
      </div>
    )
  }
  return (
    <div className={outcome.kind === 'refused' ? 'res refused' : 'res'}>
      <Mark kind={outcome.kind} />
      <div>
        <div className="big">
          {outcome.kind !== 'refused' && <span className="no">{outcome.number}</span>}{' '}
          {outcome.said}
        </div>
        <p>
          {outcome.kind === 'refused' ? (
            <Refused outcome={outcome} chosen={chosen} />
          ) : (
            <>
              <span className="book">{outcome.title}</span>
              {outcome.kind === 'done' && (
                <>
                  <span>{outcome.route}</span>
                  <b>{outcome.next}</b>
                  {outcome.money && <MoneySaid money={outcome.money} />}
                </>
              )}
            </>
          )}
          {waiting}
        </p>
      </div>
    </div>
  )
}

/** The fine that arose and the deposit that is free, and the way to the counter. */
function MoneySaid({ money }: { money: NonNullable<(Outcome & { kind: 'done' })['money']> }) {
  const words = useWords().desk.scan
  return (
    <span>
      <b className={money.owes ? 'warm' : undefined}>{money.said}</b>
      {money.href && (
        <>
          {' · '}
          <a href={money.href}>{words.toCounter}</a>
        </>
      )}
    </span>
  )
}

/** That nothing was changed, what was scanned, what the chosen request wanted. */
function Refused({ outcome, chosen }: { outcome: Outcome & { kind: 'refused' } } & Chosen) {
  const words = useWords().desk.scan
  return (
    <>
      <span>{outcome.more}</span>
      {outcome.code && (
        <span>
          {words.scanned} <span className="no">{outcome.code}</span>
        </span>
      )}
      {outcome.code && <span>{wantedOf(chosen, words)}</span>}
      {outcome.id && <span className="no dim">{outcome.id}</span>}
    </>
  )
}

interface Chosen {
  chosen: RequestDetail | null
}

function wantedOf(
  chosen: RequestDetail | null,
  words: ReturnType<typeof useWords>['desk']['scan'],
): string {
  if (!chosen || chosen.copies.length === 0) return ''
  if (!primaryOf(chosen)?.needs.includes('barcode')) return ''
  const barcodes = chosen.copies.map((copy) => copy.barcode).join(' / ')
  const location = chosen.copies[0]!.location
  const { number } = chosen
  return location
    ? words.wantedAt({ number, barcodes, location })
    : words.wanted({ number, barcodes })
}

const drawings = {
  done: 'm4 12.5 5.5 5.5L20 6.5',
  refused: 'm6 6 12 12M18 6 6 18',
  ask: 'M12 4v16m-7-7 7 7 7-7',
}

const Mark = ({ kind }: { kind: Outcome['kind'] }) => (
  <span className="ok" aria-hidden="true">
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2.6" aria-hidden="true">
      <path d={drawings[kind]} />
    </svg>
  </span>
)
