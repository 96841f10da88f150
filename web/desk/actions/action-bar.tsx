import type { AllowedAction, RequestDetail } from '../../../src/requests/shapes.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Key } from '../../ui/key.tsx'
import { useSay, useWords } from '../../ui/page.tsx'
import { slipKindOf, slipsAddress } from '../addresses.ts'
import { primaryOf } from '../batch/batch-preview.ts'
import { wordOf } from '../words.ts'
import { Menu } from './menu.tsx'

interface ActionBarProps {
  request: RequestDetail
  busy: boolean
  onPrimary: () => void
  /** Opens the form of an action. */
  onAsk: (action: AllowedAction) => void
}

/** The one primary action, the refusal beside it, everything else in a menu; all from the server. */
export function ActionBar({ request, busy, onPrimary, onAsk }: ActionBarProps) {
  const words = useWords()
  const { act } = words.desk
  const primary = primaryOf(request)
  const refuse = request.actions.find((each) => each.action === 'refuse')
  const answers = request.actions.filter(({ action }) => answersToReader.includes(action))
  const others = request.actions.filter(
    (each) => each !== primary && each !== refuse && !answers.includes(each),
  )
  const nameOf = ({ action }: AllowedAction) => wordOf(words.lifecycle.actions, action)
  return (
    <div className="act">
      {primary ? (
        <Button look="primary" busy={busy} onClick={onPrimary}>
          {nameOf(primary)} <Key>↵</Key>
        </Button>
      ) : (
        answers.length === 0 && <Waiting request={request} />
      )}
      {answers.map((each) => (
        <Button key={each.action} onClick={() => onAsk(each)}>
          {nameOf(each)}
        </Button>
      ))}
      {refuse && <Button onClick={() => onAsk(refuse)}>{nameOf(refuse)}</Button>}
      {(others.length > 0 || primary?.needs.includes('condition')) && (
        <Menu label={act.other}>
          {primary?.needs.includes('condition') && (
            <Button look="link" onClick={() => onAsk(primary)}>
              {act.withNote({ action: nameOf(primary) })}
            </Button>
          )}
          {others.map((each) => (
            <Button key={each.action} look="link" onClick={() => onAsk(each)}>
              {nameOf(each)}
            </Button>
          ))}
        </Menu>
      )}
      <LinkButton className="sp" href={slipsAddress(slipKindOf(request.state), [request.id])}>
        {act.print} <Key>P</Key>
      </LinkButton>
    </div>
  )
}

/** A reader who asks to cancel waits for one of these; they stand open and not in the menu. */
const answersToReader = ['agreeToCancel', 'declineToCancel']

/** Nothing to do here now, and who is to act. */
function Waiting({ request }: { request: RequestDetail }) {
  const words = useWords().desk.act
  const say = useSay()
  const holder = request.timeline.find((step) => step.status === 'now')?.holder
  return (
    <span className="meta">
      {holder ? words.waitingFor({ holder: say(holder) }) : words.nothing}
    </span>
  )
}
