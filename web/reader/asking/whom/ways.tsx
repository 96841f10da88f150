import { RadioGroup } from '../../../ui/forms/choices.tsx'
import { useFrame, useSay, useWords } from '../../../ui/page.tsx'
import type { BookProps } from '../book/book.tsx'
import { holdersOf, type Party } from '../form.ts'
import { WhoHasPart } from './part.tsx'

export type Way = 'proposed' | 'choose' | 'commission'

interface WaysProps {
  book: BookProps
  way: Way
  onWay: (way: Way) => void
  proposal: readonly Party[]
}

/** In which of three ways a lender is found, and who can lend at all. */
export function Ways({ book: { at, draft }, way, onWay, proposal }: WaysProps) {
  const words = useWords().my.ask
  const { me } = useFrame()
  const say = useSay()
  const part = draft.preview?.part
  const holders = draft.record ? holdersOf(draft.record, me.home?.code) : []
  const lendable = part
    ? part.holders.filter(({ whyNot }) => whyNot === '').length
    : holders.filter((holder) => holder.lendable).length
  const reason = draft.record?.proposed?.reasons[0]
  return (
    <>
      {part && <WhoHasPart part={part} />}
      {draft.record && !part && lendable === 0 && <p className="said">{words.noProposal}</p>}
      <RadioGroup
        silent
        legend={words.whom}
        name={`way.${at}`}
        value={way}
        onChange={(next) => onWay(next as Way)}
        choices={[
          ...(proposal.length
            ? [
                {
                  value: 'proposed',
                  label: words.wayProposed,
                  hint: words.wayProposedHint,
                  right: reason && say(reason),
                },
              ]
            : []),
          {
            value: 'choose',
            label: words.wayChoose,
            right: draft.record ? words.wayChooseRight({ n: lendable }) : words.wayChooseDirect,
          },
          {
            value: 'commission',
            label: words.wayCommission,
            right: words.wayCommissionRight,
            hint: way === 'commission' ? words.wayCommissionHint : undefined,
          },
        ]}
      />
    </>
  )
}
