import { Dialog } from '../../ui/dialog.tsx'
import { Checkbox } from '../../ui/forms/choices.tsx'
import { useWords } from '../../ui/page.tsx'
import { useSwitch } from './switches.ts'

/**
 * The strip under the desk: the keys that work where the focus is (a letter typed in the scan field is
 * part of a code), and how the session went.
 */
export function KeyStrip({ session, onHelp }: { session: string; onHelp: () => void }) {
  const words = useWords().desk.keys
  const [singleOn] = useSwitch('desk.singleKeys')
  return (
    <section className="keys" aria-label={words.area}>
      <span className={singleOn ? 'while-scanning' : ''}>
        <Keys keys={['↑', '↓']}>{words.rows}</Keys>
      </span>
      {singleOn && (
        <span className="while-away">
          <Keys keys={['/']}>{words.scan}</Keys>
          <Keys keys={['J', 'K']}>{words.rows}</Keys>
        </span>
      )}
      <Keys keys={['↵']}>{words.primary}</Keys>
      {singleOn && (
        <>
          <span className="while-scanning">
            <Keys keys={['Esc']}>{words.leaveScan}</Keys>
          </span>
          <span className="while-away">
            <Keys keys={['X']}>{words.select}</Keys>
            <Keys keys={['P']}>{words.print}</Keys>
          </span>
        </>
      )}
      <button type="button" onClick={onHelp}>
        <Keys keys={['?']}>{words.all}</Keys>
      </button>
      <span className="sess">{session}</span>
    </section>
  )
}

const Keys = ({ keys, children }: { keys: readonly string[]; children: string }) => (
  <span>
    {keys.map((key) => (
      <kbd key={key}>{key}</kbd>
    ))}
    {children}
  </span>
)

/** All keys, and what can be switched off on this computer. */
export function KeyHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const words = useWords().desk.keys
  const [singleOn, setSingle] = useSwitch('desk.singleKeys')
  const [soundOn, setSound] = useSwitch('desk.sound')
  const rows = [
    ['/', words.scan],
    ['J / K', words.rows, words.arrows],
    ['↵', words.primary, words.enterHint],
    ['X', words.select],
    ['P', words.print],
    ['?', words.help],
    ['Esc', words.leave],
  ] as const
  return (
    <Dialog open={open} title={words.title} onClose={onClose}>
      <dl className="dl key-list">
        {rows.map(([key, meaning, more]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>
              {meaning} <span className="dim">{more}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p>
        <Checkbox
          label={words.singleKeys}
          checked={singleOn}
          onChange={(event) => setSingle(event.target.checked)}
        />
      </p>
      <p className="cap">{words.singleKeysHint}</p>
      <p>
        <Checkbox
          label={words.sound}
          checked={soundOn}
          onChange={(event) => setSound(event.target.checked)}
        />
      </p>
      <p className="cap">{words.soundHint}</p>
    </Dialog>
  )
}
