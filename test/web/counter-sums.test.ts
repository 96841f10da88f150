import { describe, expect, it } from 'vitest'
import { denominations, sumOfPieces } from '../../web/desk/counter/closing/counted.ts'
import { checkedFirst, sumOf } from '../../web/desk/counter/taking/sum.ts'

const typed = { amounts: [], deposit: '', given: '', isCash: true } as const

describe('what is taken in one go', () => {
  it('adds up as people type amounts, and says what to give back', () => {
    const amounts = [
      [1, '12'],
      [2, '￥3.50'],
    ] as const
    expect(sumOf({ ...typed, amounts, given: '50' })).toMatchObject({
      charges: [
        { id: 1, amountFen: 1200 },
        { id: 2, amountFen: 350 },
      ],
      totalFen: 1550,
      changeFen: 3450,
      wrong: [],
    })
  })
  it('names the field that is no amount; negative and a third decimal are none', () => {
    const sum = sumOf({ ...typed, amounts: [[7, '-1']], deposit: '1.234' })
    expect(sum.wrong).toEqual(['charge-7', 'deposit'])
  })
  it('gives nothing back of a card, nor where no cash was typed', () => {
    const amounts = [[1, '5']] as const
    expect(sumOf({ ...typed, amounts }).changeFen).toBeNull()
    expect(sumOf({ ...typed, amounts, given: '10', isCash: false }).changeFen).toBeNull()
  })
  it('is all that is open, but not what a second person may yet waive', () => {
    const open = [
      { id: 1, waiverWaits: false },
      { id: 2, waiverWaits: true },
    ]
    expect(checkedFirst(open)).toEqual([1])
  })
  it('says nothing of change where the cash that was typed is no amount', () => {
    const sum = sumOf({ ...typed, amounts: [[1, '5']], given: 'abc' })
    expect(sum).toMatchObject({ changeFen: null, wrong: ['given'] })
  })
})

describe('the count of a till', () => {
  it('adds notes and coins in whole fen', () => {
    expect(sumOfPieces(new Map(denominations.map((fen) => [fen, '1'])))).toBe(18660)
    expect(sumOfPieces(new Map([[10000, '３']]))).toBe(30000)
  })
  it('takes no part of a note', () => {
    expect(sumOfPieces(new Map([[10000, '1.5']]))).toBeNull()
    expect(sumOfPieces(new Map([[10000, '-1']]))).toBeNull()
  })
})
