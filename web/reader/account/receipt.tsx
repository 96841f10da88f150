import type { Views } from '../../../src/pages/views.ts'
import { ReceiptSlip } from '../../money/receipt-slip.tsx'
import { receiptTitle } from '../../money/receipt-title.ts'
import { paths } from '../../paths.ts'
import { ReaderShell } from '../../shell/reader-shell.tsx'
import { Button } from '../../ui/button.tsx'
import { useWords } from '../../ui/page.tsx'
import type { View } from '../../views.ts'
import '../my/my.css'
import './account.css'

/** A receipt of one's own, to look at and to print on one slip. */
function Receipt({ data: { receipt } }: { data: Views['reader/receipt'] }) {
  const words = useWords()
  const own = words.account.receipt
  return (
    <ReaderShell at={paths.account}>
      <p className="crumb noprint">
        <a href={paths.accountTab('payments')}>{own.back}</a>
      </p>
      <h1 className="sr">{receiptTitle(words, receipt)}</h1>
      <ReceiptSlip receipt={receipt} />
      <div className="acts take-away noprint">
        <Button look="primary" onClick={() => print()}>
          {own.print}
        </Button>
        <span className="cap">{own.paper}</span>
      </div>
    </ReaderShell>
  )
}

const view: View<'reader/receipt'> = {
  title: (words, { receipt }) => `${receiptTitle(words, receipt)} · ${words.common.brand}`,
  Page: Receipt,
}
export default view
