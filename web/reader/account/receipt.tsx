import type { Views } from '../../../src/pages/views.ts'
import { ReceiptSlip } from '../../money/receipt-slip.tsx'
import { paths } from '../../paths.ts'
import { ReaderShell } from '../../shell/reader-shell.tsx'
import { Button } from '../../ui/button.tsx'
import { useWords } from '../../ui/page.tsx'
import type { View } from '../../views.ts'
import '../my/my.css'
import './account.css'

/** A receipt of one's own, to look at and to print on one slip. */
function Receipt({ data: { receipt } }: { data: Views['reader/receipt'] }) {
  const words = useWords().account.receipt
  return (
    <ReaderShell at={paths.account}>
      <p className="crumb noprint">
        <a href={paths.accountTab('payments')}>{words.back}</a>
      </p>
      <h1 className="sr">{words.page({ number: receipt.number })}</h1>
      <ReceiptSlip receipt={receipt} />
      <div className="acts take-away noprint">
        <Button look="primary" onClick={() => print()}>
          {words.print}
        </Button>
        <span className="cap">{words.paper}</span>
      </div>
    </ReaderShell>
  )
}

const view: View<'reader/receipt'> = {
  title: (words, { receipt }) =>
    `${words.account.receipt.page({ number: receipt.number })} · ${words.common.brand}`,
  Page: Receipt,
}
export default view
