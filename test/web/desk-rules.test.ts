import { describe, expect, it } from 'vitest'
import { deskQueues } from '../../src/requests/desk/queues.ts'
import { actionNeeds, loanLifecycle, primaryActions, states } from '../../src/requests/lifecycle.ts'
import { textsOf } from '../../texts/index.ts'
import { byWait, dailyFinding, isLate } from '../../web/centre/overview/waiting.ts'
import { mustAsk, previewBatch } from '../../web/desk/batch/batch-preview.ts'
import { keptPlace } from '../../web/desk/requests/kept-place.ts'
import { keyMeaning } from '../../web/desk/requests/keys.ts'
import { doneOutcome, refusedOutcome } from '../../web/desk/scanning/outcome.ts'
import { planScan, tidyCode } from '../../web/desk/scanning/scan-plan.ts'
import { inWalkingOrder, wayOf } from '../../web/desk/slips/slip-order.ts'
import { deskViews, now } from '../fixtures/desk-views.ts'

const { list, chosen } = deskViews['desk/requests'].full
const lines = list.lines
const words = textsOf('zh').desk
const press = (key: string) => ({ key, held: false })

describe('keys at the desk', () => {
  it('a letter never acts in a field, the scan field included', () => {
    for (const key of ['j', 'k', 'x', 'p', '/', '?']) {
      expect(keyMeaning(press(key), 'field', true)).toBeNull()
      expect(keyMeaning(press(key), 'emptyScan', true)).toBeNull()
    }
  })
  it('letters act on the page, in either case, and not once switched off', () => {
    expect(keyMeaning(press('j'), 'page', true)).toBe('next')
    expect(keyMeaning(press('K'), 'page', true)).toBe('previous')
    expect(keyMeaning(press('?'), 'page', true)).toBe('help')
    expect(keyMeaning(press('j'), 'page', false)).toBeNull()
  })
  it('arrows move from the empty scan field; Enter there is left to the field', () => {
    expect(keyMeaning(press('ArrowDown'), 'emptyScan', false)).toBe('next')
    expect(keyMeaning(press('Enter'), 'emptyScan', true)).toBeNull()
  })
  it('Enter is the primary action on the page and the control’s own on a button', () => {
    expect(keyMeaning(press('Enter'), 'page', true)).toBe('primary')
    expect(keyMeaning(press('Enter'), 'control', true)).toBeNull()
  })
  it('keys with Ctrl, Alt or Meta are the browser’s', () => {
    expect(keyMeaning({ key: 'p', held: true }, 'page', true)).toBeNull()
  })
})

describe('a batch is previewed before it runs', () => {
  it('takes the action most have in common and says why each other is left out', () => {
    const preview = previewBatch([lines[0]!, lines[6]!, { ...lines[1]!, actions: [] }])
    expect(preview.action).toBe('accept')
    expect(preview.able.map(({ id }) => id)).toEqual([61])
    expect(preview.unable.map(({ why }) => why)).toEqual(['needsInput', 'notOurTurn'])
  })
  it('has nothing to do where every book must be scanned', () => {
    expect(previewBatch([lines[6]!])).toMatchObject({ action: null, able: [] })
  })
})

describe('a scan', () => {
  const wanting = lines[6]!
  it('of the number of a request that wants its barcode chooses that request', () => {
    expect(planScan('BH00000067', chosen, lines)).toMatchObject({ kind: 'choose', requestId: 67 })
  })
  it('after that is the barcode of its book', () => {
    expect(planScan('BH2007341167', wanting, lines)).toMatchObject({
      kind: 'fill',
      requestId: 67,
      action: 'fill',
      barcode: 'BH2007341167',
    })
  })
  it('of another request number, or with nothing to fill, is asked of the server', () => {
    expect(planScan('rd00001098', wanting, lines)).toEqual({ kind: 'ask', code: 'rd00001098' })
    expect(planScan('BH2007341185', chosen, lines)).toEqual({ kind: 'ask', code: 'BH2007341185' })
  })
  it('through an input method in full-width letters is read all the same', () => {
    expect(tidyCode(' ＢＨ００００００６１ ')).toBe('BH00000061')
  })
})

describe('what came of it', () => {
  it('says what was done and where the book goes next', () => {
    const done = { number: 'rd00001098', title: '', from: '人大', to: '北航', returned: null }
    expect(
      doneOutcome({ ...done, action: 'receive', state: 'awaitingPickup' }, words),
    ).toMatchObject({
      said: '已签收，已通知读者',
      route: '人大 → 北航',
      next: '放到待取架',
    })
  })
  it('says the fine that arose and the deposit that is free, and leads to the counter', () => {
    const returned = { readerId: 7, overdueDays: 6, fineFen: 300, depositFreeFen: 10000 }
    const done = { number: 'rd00001098', title: '', from: '', to: '', returned }
    expect(doneOutcome({ ...done, action: 'takeBack', state: 'returned' }, words)).toMatchObject({
      money: { said: '超期 6 天，罚款 ¥3.00 · 押金 ¥100.00 可退', href: '/desk/counter?reader=7' },
    })
  })
  it('says what is wrong and that nothing was changed, once', () => {
    const error = (message: string) => ({ code: 'x', field: '', message, objections: [], id: '' })
    expect(refusedOutcome(error('没有找到“1”。'), '1', words)).toMatchObject({
      said: '没有找到“1”',
      more: words.scan.unchanged,
    })
    const told = refusedOutcome(error('不是这一本：条码 1.5。没有改动任何申请单。'), '1', words)
    expect(told).toMatchObject({ said: '不是这一本：条码 1.5', more: '没有改动任何申请单。' })
  })
  it('every action a librarian may take has its sentence in both languages', () => {
    const staff = loanLifecycle.filter((row) =>
      row[2].some((role) => role === 'requestingLibrary' || role === 'supplyingLibrary'),
    )
    for (const language of ['zh', 'en'] as const) {
      const { done } = textsOf(language).desk
      for (const [, action] of staff) expect(Object.keys(done)).toContain(action)
    }
  })
  it('every queue of the desk has its name in both languages', () => {
    for (const language of ['zh', 'en'] as const) {
      const named = Object.keys(textsOf(language).desk.queues)
      expect(named).toEqual(expect.arrayContaining(Object.keys(deskQueues)))
    }
  })
  it('every action that a batch may run has its verb', () => {
    for (const state of states) {
      const { requestingLibrary, supplyingLibrary } = primaryActions[state] ?? {}
      for (const action of [requestingLibrary, supplyingLibrary]) {
        const needs = [...((action && actionNeeds[action]) ?? [])]
        if (
          !action ||
          mustAsk({ action, primary: true, needs }, { actions: [], depositMissingFen: 0 })
        )
          continue
        expect(Object.keys(words.batch.verbs)).toContain(action)
      }
    }
  })
})

describe('the place in the list', () => {
  const without = (id: number) => ({ ...list, lines: lines.filter((line) => line.id !== id) })
  it('stays on the chosen request, or on its row once it has gone', () => {
    expect(keptPlace(list, without(61), 63)).toBe(63)
    expect(keptPlace(list, without(63), 63)).toBe(64)
    expect(keptPlace(list, without(72), 72)).toBe(71)
  })
  it('a request opened by its address stays open though it is in no row', () => {
    expect(keptPlace(list, list, 900)).toBe(900)
  })
})

describe('slips', () => {
  const slip = (id: number, location: string, callNumber: string) => ({
    id,
    callNumber,
    copies: location ? [{ barcode: '', callNumber, location, status: '' }] : [],
  })
  it('lie in the order of one walk: location, then call number as numbers', () => {
    const slips = [
      slip(1, '', 'A1'),
      slip(2, '二层', 'O13/88'),
      slip(3, '二层', 'O13/9'),
      slip(4, '一层', 'Z'),
    ]
    expect(inWalkingOrder(slips).map(({ id }) => id)).toEqual([3, 2, 4, 1])
  })
  it('a parcel goes to the borrower until the reader has returned the book, then home', () => {
    expect(wayOf({ ...chosen!, state: 'filled' }).to.code).toBe('by')
    expect(wayOf({ ...chosen!, state: 'returned' }).to.code).toBe('bh')
  })
})

describe('the centre', () => {
  const { figures, queues } = deskViews['centre/overview'].full
  it('sees the longest wait first, and as late what has waited three days', () => {
    const waiting = byWait(queues)
    expect(waiting.map(({ library }) => library.zh).slice(0, 2)).toEqual(['石油', '工商大学'])
    expect(waiting.filter((each) => isLate(each, now))).toHaveLength(2)
  })
  it('says nothing of days on which nothing was delivered', () => {
    expect(dailyFinding([])).toBeNull()
    expect(dailyFinding(figures.daily)!.most).toBe(Math.max(...figures.daily.map((d) => d.count)))
  })
})
