import { expect, test } from 'vitest'
import { objectionsTo, width } from '../../src/readers/registration.ts'
import { type Registration, Registration as Shape } from '../../src/readers/shapes.ts'

/** A form in which nothing is wrong. */
const right: Registration = Shape.parse({
  libraryCode: '211130',
  copyrightVersion: 2,
  name: '林小荷',
  login: 'linxiaohe',
  documentType: 'campusCard',
  documentNumber: '2026000001',
  readerType: 'master',
  password: 'willow-bridge',
  passwordAgain: 'willow-bridge',
  phone: '010-0000-0001',
  email: 'lin@reader.example',
})
const said = (changed: Partial<Registration>) =>
  objectionsTo({ ...right, ...changed }).map(({ field, code }) => [field, code])

test('a form with only the starred fields is accepted; 邮政编码 may be empty (scenario 5)', () => {
  expect(said({})).toEqual([])
  expect(right.postcode).toBe('')
})

test('a Chinese character is 2 wide, a letter 1', () => {
  expect(width('北京')).toBe(4)
  expect(width('Beijing 100876')).toBe(14)
  expect(width('（ＡＢ）')).toBe(8)
  expect(width('𠀀')).toBe(2)
  expect(width('«Словарь»')).toBe(9)
  expect(width('')).toBe(0)
})

test('no form is shown or taken before 所属成员馆 is chosen (scenario 1)', () => {
  expect(said({ libraryCode: '' })).toEqual([['libraryCode', 'required']])
})

test('the login is letters and digits only: li_ming is rejected (scenario 3)', () => {
  for (const login of ['li_ming', '李明', 'li ming', 'li-ming', 'ｌｉ'])
    expect(said({ login }), login).toEqual([['login', 'badCharacters']])
  expect(said({ login: 'LiMing2026' })).toEqual([])
})

test('a password of 8 to 20 characters, typed twice alike (scenario 4)', () => {
  const both = (password: string) => said({ password, passwordAgain: password })
  expect(both('1234567')).toEqual([['password', 'passwordTooShort']])
  expect(both('12345678')).toEqual([])
  expect(both('12345678901234567890')).toEqual([])
  expect(both('123456789012345678901')).toEqual([['password', 'tooLong']])
  expect(said({ passwordAgain: 'willow-bridgf' })).toEqual([['passwordAgain', 'passwordsDiffer']])
})

test('联系电话, name and E-mail are required (scenario 5)', () => {
  expect(said({ phone: '' })).toEqual([['phone', 'required']])
  expect(said({ name: '', email: '' })).toEqual([
    ['name', 'required'],
    ['email', 'required'],
  ])
  for (const email of ['lin', 'lin@', 'lin@reader', '@reader.example', 'a b@reader.example'])
    expect(said({ email }), email).toEqual([['email', 'badFormat']])
})

test('100 Chinese characters of 通信地址 are accepted, 101 are not (scenario 6)', () => {
  expect(said({ address: '京'.repeat(100) })).toEqual([])
  expect(said({ address: '京'.repeat(101) })).toEqual([['address', 'tooLong']])
  expect(said({ address: 'a'.repeat(200) })).toEqual([])
  expect(said({ address: 'a'.repeat(201) })).toEqual([['address', 'tooLong']])
  expect(said({ address: `${'京'.repeat(99)}ab` })).toEqual([])
})

test('备注 holds 50 Chinese characters, 证件号码 14 characters', () => {
  expect(said({ remark: '注'.repeat(50) })).toEqual([])
  expect(said({ remark: '注'.repeat(51) })).toEqual([['remark', 'tooLong']])
  expect(said({ documentNumber: '12345678901234' })).toEqual([])
  expect(said({ documentNumber: '123456789012345' })).toEqual([['documentNumber', 'tooLong']])
})

test('身份证 is not among the documents, and a birthday is a day of the calendar', () => {
  expect(said({ documentType: 'identityCard' })).toEqual([['documentType', 'invalidField']])
  expect(said({ bornOn: '1970-02-29' })).toEqual([['bornOn', 'badFormat']])
  expect(said({ bornOn: '1972-02-29' })).toEqual([])
  for (const bornOn of ['1970-13-01', '1970-00-10', '1970-01-00', '70-1-1', '0000-01-01'])
    expect(said({ bornOn }), bornOn).toEqual([['bornOn', 'badFormat']])
})

test('everything wrong is said at once, each at its field (scenario 4)', () => {
  const empty = Shape.parse({})
  expect(objectionsTo(empty).map(({ field }) => field)).toEqual([
    'libraryCode',
    'login',
    'documentType',
    'documentNumber',
    'readerType',
    'password',
    'name',
    'phone',
    'email',
  ])
})
