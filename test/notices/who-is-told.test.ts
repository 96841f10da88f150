import { expect, test } from 'vitest'
import { tellings, toldNobody, whoIsTold } from '../../src/notices/who-is-told.ts'
import { asLetter, inWords, noParticulars, type TemplateName } from '../../src/notices/words.ts'
import { loanLifecycle } from '../../src/requests/lifecycle.ts'
import { type Language, textsOf } from '../../texts/index.ts'

const languages: Language[] = ['zh', 'en']
const actions = Object.keys(textsOf('zh').lifecycle.actions)
const about = {
  ...noParticulars,
  number: 'rd00001098',
  title: '数学分析',
  supplier: { zh: '人大图书馆', en: 'Renmin Library' },
  library: { zh: '北外图书馆', en: 'Beiwai Library' },
  formerSupplier: { zh: '北航图书馆', en: 'Beihang Library' },
  reason: 'OnLoan',
  note: '架上没有',
  dueOn: '2026-12-31',
  heldUntil: '2026-11-30',
  pickupPlace: { zh: '中心书库(二楼)', en: 'Main stacks, second floor' },
  pickupHours: { zh: '周一至周五', en: 'Monday to Friday' },
  phone: '010-0000-0000',
  email: 'ill@bw.example',
}

test('of every action somebody is told, or it is said why nobody is', () => {
  const told = new Set<string>(tellings.map((row) => row[0]))
  for (const action of actions) expect(told.has(action) !== action in toldNobody, action).toBe(true)
})

test('every step of the lifecycle tells somebody, but those that another step follows at once', () => {
  for (const [, action, , becomes] of loanLifecycle) {
    if (action in toldNobody) continue
    expect(whoIsTold(action, becomes).length, `${action} → ${becomes}`).toBeGreaterThan(0)
  }
})

test('a reader hears of every change she waits for, and of 文献到馆 and the copy of the request by mail', () => {
  const byMail = (action: string) =>
    whoIsTold(action, '').some((row) => row.who === 'reader' && row.channels.includes('mail'))
  for (const action of ['submit', 'accept', 'offer', 'exhaust', 'expire', 'receive', 'handOver'])
    expect(byMail(action), action).toBe(true)
  for (const action of ['recall', 'becomeOverdue', 'declineToCancel', 'letHoldLapse'])
    expect(byMail(action), action).toBe(true)
})

test('libraries are told at their desk, never by mail', () => {
  for (const [, , who, , channels] of tellings)
    if (who !== 'reader') expect(channels).toEqual(['inApp'])
})

test('every notice has words in both languages, politely and without an exclamation mark', () => {
  const named = new Set<TemplateName>([...tellings.map((row) => row[3]), 'mailFailed'])
  expect(Object.keys(textsOf('zh').notices.templates).sort()).toEqual([...named].sort())
  for (const language of languages)
    for (const template of named) {
      const { subject, body } = inWords(template, about, language)
      expect(subject.length, template).toBeGreaterThan(3)
      expect(body.length, template).toBeGreaterThan(10)
      expect(`${subject}${body}`, template).not.toMatch(/[!！]|undefined|\bnull\b|你/)
      if (language === 'en')
        expect(body.replace(/数学分析|架上没有/g, '')).not.toMatch(/\p{sc=Han}/u)
    }
})

test('a letter names the request and its title and ends with the link and the librarian of the home library', () => {
  for (const language of languages) {
    const { body } = asLetter('arrived', about, {
      language,
      link: 'http://hutong.example/requests/7',
    })
    for (const part of ['rd00001098', '数学分析', 'http://hutong.example/requests/7'])
      expect(body).toContain(part)
    expect(body.trim().split('\n').at(-1)).toMatch(/010-0000-0000.*ill@bw\.example$/)
  }
})

test('a reason is said in words, not as a code', () => {
  expect(inWords('unfilled', about, 'zh').body).toContain('已借出')
  expect(inWords('unfilled', { ...about, reason: 'letLapse' }, 'en').body).toContain(
    'Not handled in time',
  )
})
