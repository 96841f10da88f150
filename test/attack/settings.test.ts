import { expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'

const read = (name: string, value: string) => {
  const result = readConfig({ [name]: value })
  return result.ok ? result.config : result.mistakes.map((mistake) => mistake.split(' ')[0])
}

test('https is https however it is written: cookies are Secure by it', () => {
  expect(read('PUBLIC_URL', 'HTTPS://Hutong.example/')).toMatchObject({
    publicUrl: 'https://hutong.example',
  })
})

test('an address with a password, a query or a mark in it is no place for links of mails', () => {
  for (const url of ['https://u:p@h.example', 'https://h.example/?x=1', 'https://h.example/#y'])
    expect(read('PUBLIC_URL', url)).toEqual(['PUBLIC_URL'])
})

test('whose word about addresses is believed is said in addresses, or nobody’s is', () => {
  for (const proxy of [
    'yes',
    'true',
    '1',
    '10.0.0.1/99',
    '10.0.0',
    'loopback;',
    '0.0.0.0/0',
    '::/0',
  ])
    expect([proxy, read('TRUST_PROXY', proxy)]).toEqual([proxy, ['TRUST_PROXY']])
  for (const proxy of ['no', 'loopback', '10.0.0.1', '10.0.0.0/8, loopback', 'fd00::/8'])
    expect([proxy, read('TRUST_PROXY', proxy)]).toMatchObject([proxy, { port: 3000 }])
})
