import type { Views } from '../../../src/pages/views.ts'
import { ReceiptSlip } from '../../money/receipt-slip.tsx'
import { receiptTitle } from '../../money/receipt-title.ts'
import { paths } from '../../paths.ts'
import { deskMenu } from '../../shell/menus.ts'
import { StaffShell } from '../../shell/staff-shell.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { useWords } from '../../ui/page.tsx'
import type { View } from '../../views.ts'
import { PrintButton } from './print-button.tsx'
import '../desk.css'
import './counter.css'

const view: View<'desk/receipt'> = {
  title: (words, { receipt }) => `${receiptTitle(words, receipt)} · ${words.common.brand}`,
  Page: ({ data }) => (
    <StaffShell menu={deskMenu}>
      <Receipt {...data} />
    </StaffShell>
  ),
}

export default view

/** A receipt as it will lie on paper; Enter prints it. */
function Receipt({ receipt }: Views['desk/receipt']) {
  const words = useWords()
  return (
    <main id="main" className="page">
      <header className="noprint">
        <h1>{receiptTitle(words, receipt)}</h1>
        <div className="acts sp">
          <LinkButton href={paths.counterFind(receipt.readerBarcode)}>
            {words.counter.toReader}
          </LinkButton>
          <PrintButton />
        </div>
      </header>
      <div className="paper">
        <ReceiptSlip receipt={receipt} />
      </div>
    </main>
  )
}
