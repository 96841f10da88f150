import { useState } from 'react'
import { Select, TextField } from '../../../ui/forms/fields.tsx'
import { useObjection } from '../../../ui/forms/form.tsx'
import { useFrame, useWords } from '../../../ui/page.tsx'
import type { BookProps } from '../book/book.tsx'
import type { Party } from '../form.ts'
import { Lender } from './lender.tsx'
import { LibrarySelect } from './library-select.tsx'
import { Order } from './order.tsx'
import { type Way, Ways } from './ways.tsx'

/** 向谁借: as proposed, a lender chosen, or a 委托馆; 附加出借馆 and 选择查询范围 under 更多项. */
export function FromWhom(book: BookProps) {
  const { at, draft, onOrder } = book
  const proposal: Party[] = draft.preview ? [draft.preview.supplier, ...draft.preview.next] : []
  const first = draft.preview?.book
  const [way, setWay] = useState<Way>(
    first?.commissionedCode
      ? 'commission'
      : first?.supplierCode || proposal.length === 0
        ? 'choose'
        : 'proposed',
  )
  const [order, setOrder] = useState(proposal)
  const [additional, setAdditional] = useState(first?.additionalLenders ?? '')
  const move = (next: Party[]) => {
    setOrder(next)
    setAdditional(
      next
        .slice(1)
        .map(({ name }) => name.zh)
        .join('、'),
    )
    onOrder()
  }
  const wrong = useObjection(`books.${at}.supplierCode`)
  const moved = order[0]?.code !== proposal[0]?.code

  return (
    <>
      <Ways book={book} way={way} onWay={setWay} proposal={proposal} />
      {way === 'proposed' && (
        <>
          <Order parties={order} reasons={draft.record?.proposed ?? null} onMove={move} />
          <input
            type="hidden"
            name={`books.${at}.supplierCode`}
            value={moved ? order[0]!.code : ''}
          />
        </>
      )}
      {way !== 'choose' && wrong && <p className="wrong-way">{wrong}</p>}
      {way === 'choose' && <Lender {...book} />}
      {way === 'commission' && <Commissioned {...book} />}
      <MoreLenders {...book} additional={additional} onAdditional={setAdditional} />
    </>
  )
}

function Commissioned({ at, draft, data }: BookProps) {
  const words = useWords().my
  const { me } = useFrame()
  return (
    <div className="under-ways">
      <LibrarySelect
        none={words.ask.supplierUnknown}
        label={words.fields.commissioned}
        name={`books.${at}.commissionedCode`}
        directory={data.directory}
        without={me.home ? [me.home.code] : []}
        defaultValue={draft.preview?.book.commissionedCode}
      />
    </div>
  )
}

interface MoreLendersProps extends BookProps {
  additional: string
  onAdditional: (text: string) => void
}

function MoreLenders({ at, draft, data, additional, onAdditional }: MoreLendersProps) {
  const words = useWords().my
  const named = [words.fields.additionalLenders, words.fields.searchScope]
  return (
    <details className="fold">
      <summary>{words.ask.more({ fields: named.join(words.ask.fieldsAnd) })}</summary>
      <div className="grid">
        <TextField
          wide
          label={words.fields.additionalLenders}
          hint={words.ask.additionalHint}
          counter={{ limit: data.lendersMax, unit: 'letters' }}
          name={`books.${at}.additionalLenders`}
          value={additional}
          onChange={(event) => onAdditional(event.target.value)}
        />
        <Select
          label={words.fields.searchScope}
          name={`books.${at}.searchScope`}
          defaultValue={draft.preview?.book.searchScope ?? 'allMembers'}
          options={Object.entries(words.scopes)}
        />
      </div>
    </details>
  )
}
